-- The links of an organization are found by the positions of its events.
DROP INDEX eventstore.event_chain_of_organization;
