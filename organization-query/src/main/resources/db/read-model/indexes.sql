-- Keys and indexes of the tables that tables.sql makes, once the rows are there.

-- Every event changes a version: room on the page keeps that away from the indexes.
ALTER TABLE organization ADD PRIMARY KEY (id);
CREATE INDEX organization_slug ON organization (slug);
CREATE INDEX organization_name ON organization (account, name_key);
CREATE INDEX organization_parent ON organization (parent_organization_id, created_position)
  WHERE parent_organization_id IS NOT NULL;
CREATE UNIQUE INDEX organization_created ON organization (created_position);

-- A role stands in no index: with room on the page, a change of it stays away from all of them.
ALTER TABLE member ADD PRIMARY KEY (organization_id, user_id);
CREATE UNIQUE INDEX member_joined ON member (organization_id, joined_position);
CREATE INDEX member_user ON member (user_id, organization_id);

ALTER TABLE invitation ADD PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX invitation_created ON invitation (organization_id, created_position);
CREATE INDEX invitation_pending ON invitation (organization_id) WHERE status = 'PENDING';
CREATE INDEX invitation_email ON invitation (email_key, created_position);

ALTER TABLE join_request ADD PRIMARY KEY (organization_id, user_id);
CREATE UNIQUE INDEX join_request_requested ON join_request (organization_id, requested_position);

ALTER TABLE active_organization ADD PRIMARY KEY (organization_id, user_id);
CREATE INDEX active_organization_user ON active_organization (user_id, position DESC);

ALTER TABLE custom_role ADD PRIMARY KEY (organization_id, name);

ALTER TABLE team ADD PRIMARY KEY (organization_id, id);
CREATE INDEX team_slug ON team (organization_id, slug);
CREATE UNIQUE INDEX team_created ON team (organization_id, created_position);

ALTER TABLE team_member ADD PRIMARY KEY (organization_id, team_id, user_id);
CREATE UNIQUE INDEX team_member_added ON team_member (organization_id, team_id, added_position);
CREATE INDEX team_member_user ON team_member (organization_id, user_id);

ALTER TABLE project ADD PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX project_created ON project (organization_id, created_position);

ALTER TABLE project_member ADD PRIMARY KEY (organization_id, project_id, user_id);
CREATE UNIQUE INDEX project_member_granted
  ON project_member (organization_id, project_id, granted_position);
CREATE INDEX project_member_user ON project_member (organization_id, user_id);

ALTER TABLE invitation_project ADD PRIMARY KEY (organization_id, project_id, invitation_id);
CREATE UNIQUE INDEX invitation_project_created
  ON invitation_project (organization_id, project_id, created_position);

ALTER TABLE resource_tag ADD PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX resource_tag_created ON resource_tag (organization_id, created_position);

ALTER TABLE integration ADD PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX integration_created ON integration (organization_id, created_position);

ALTER TABLE webhook ADD PRIMARY KEY (organization_id, id);
CREATE UNIQUE INDEX webhook_created ON webhook (organization_id, created_position);

-- Searching for any part of a name. The extension stands in a schema of its own, so that dropping
-- a generation does not take it away; where an administrator has installed it, that one is used.
DO $$
DECLARE
  trigrams text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
    CREATE SCHEMA IF NOT EXISTS read_extensions;
    CREATE EXTENSION pg_trgm SCHEMA read_extensions;
  END IF;
  SELECT quote_ident(n.nspname) || '.gin_trgm_ops' INTO trigrams
  FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
  WHERE e.extname = 'pg_trgm';
  EXECUTE 'CREATE INDEX organization_search ON organization USING gin (name_key ' || trigrams || ')';
  -- Whoever finds the list of what waits for the index full puts it in: half a megabyte, not four.
  EXECUTE 'CREATE INDEX member_search ON member USING gin (search_text ' || trigrams
    || ') WITH (gin_pending_list_limit = 512)';
END
$$;
