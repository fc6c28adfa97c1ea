-- Runs once after roles.sql, when the data volume is new. Without a variable this fails, and so does the start.
\getenv command ORGANIZATION_COMMAND_POSTGRES_PASSWORD
\getenv query ORGANIZATION_QUERY_POSTGRES_PASSWORD

ALTER ROLE organization_command PASSWORD :'command';
ALTER ROLE organization_query PASSWORD :'query';
