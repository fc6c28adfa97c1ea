-- The roles of the two services in the database this runs in: once or again, as superuser.
-- Passwords are set separately: ALTER ROLE … PASSWORD …

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'organization_command') THEN
    CREATE ROLE organization_command LOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'organization_query') THEN
    CREATE ROLE organization_query LOGIN;
  END IF;

  -- Each service makes its own schemas; what the query service may read of the command service's, that one grants.
  EXECUTE format('GRANT CONNECT, CREATE ON DATABASE %I TO organization_command, organization_query', current_database());
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
