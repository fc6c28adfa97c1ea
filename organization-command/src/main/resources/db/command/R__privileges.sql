-- What each role may do, and no more: granted anew when this changes, or ${flyway:user}, who owns the
-- tables. The command service's role needs these grants where that is another one.
REVOKE ALL ON SCHEMA eventstore, command, delivery, vault FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA eventstore, command, delivery, vault FROM PUBLIC;

GRANT USAGE ON SCHEMA eventstore, command, delivery, vault TO ${commandRole};
GRANT SELECT, INSERT ON eventstore.event, eventstore.event_chain TO ${commandRole};
GRANT SELECT, INSERT, UPDATE ON eventstore.chain_head TO ${commandRole};
GRANT SELECT, UPDATE ON eventstore.event_position, eventstore.chain_progress TO ${commandRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA command, delivery, vault TO ${commandRole};
ALTER DEFAULT PRIVILEGES IN SCHEMA command, delivery, vault
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${commandRole};

-- Events and their links are added, never changed. Whoever owns the tables could grant itself that
-- anew, but does not by mistake.
REVOKE UPDATE, DELETE, TRUNCATE ON eventstore.event, eventstore.event_chain FROM CURRENT_USER;

-- Of what goes out, the query service shows the log of deliveries alone.
GRANT USAGE ON SCHEMA eventstore, delivery TO ${queryRole};
GRANT SELECT ON ALL TABLES IN SCHEMA eventstore TO ${queryRole};
ALTER DEFAULT PRIVILEGES IN SCHEMA eventstore GRANT SELECT ON TABLES TO ${queryRole};
ALTER DEFAULT PRIVILEGES IN SCHEMA delivery REVOKE SELECT ON TABLES FROM ${queryRole};
REVOKE SELECT ON ALL TABLES IN SCHEMA delivery FROM ${queryRole};
GRANT SELECT ON delivery.webhook_delivery TO ${queryRole};

-- The keys of people, which take the installation's to be used; not whose they are.
GRANT USAGE ON SCHEMA vault TO ${queryRole};
GRANT SELECT ON vault.personal_data_key TO ${queryRole};
