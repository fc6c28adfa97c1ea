-- Teams, projects and whatever else an organization owns. No event recorded before this ran says
-- anything about them, so there is nothing to fill in.

ALTER TABLE organization ADD COLUMN cache text;

CREATE TABLE custom_role (
  organization_id  text   NOT NULL,
  name             text   NOT NULL,
  permissions      jsonb  NOT NULL,
  defined_position bigint NOT NULL,
  PRIMARY KEY (organization_id, name)
);

CREATE TABLE team (
  organization_id  text        NOT NULL,
  id               text        NOT NULL,
  slug             text        NOT NULL,
  name             text        NOT NULL,
  description      text,
  color            text,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  created_position bigint      NOT NULL,
  PRIMARY KEY (organization_id, id)
);
CREATE INDEX team_slug ON team (organization_id, slug);
CREATE UNIQUE INDEX team_created ON team (organization_id, created_position);

CREATE TABLE team_member (
  organization_id text   NOT NULL,
  team_id         text   NOT NULL,
  user_id         text   NOT NULL,
  role            text   NOT NULL,
  added_position  bigint NOT NULL,
  PRIMARY KEY (organization_id, team_id, user_id)
);
CREATE UNIQUE INDEX team_member_added ON team_member (organization_id, team_id, added_position);
CREATE INDEX team_member_user ON team_member (organization_id, user_id);

CREATE TABLE project (
  organization_id       text        NOT NULL,
  id                    text        NOT NULL,
  name                  text        NOT NULL,
  payer_organization_id text,
  datasets              bigint      NOT NULL,
  tasks                 bigint      NOT NULL,
  created_at            timestamptz NOT NULL,
  updated_at            timestamptz NOT NULL,
  created_position      bigint      NOT NULL,
  PRIMARY KEY (organization_id, id)
);
CREATE UNIQUE INDEX project_created ON project (organization_id, created_position);

CREATE TABLE project_member (
  organization_id  text   NOT NULL,
  project_id       text   NOT NULL,
  user_id          text   NOT NULL,
  role             text   NOT NULL,
  granted_position bigint NOT NULL,
  PRIMARY KEY (organization_id, project_id, user_id)
);
CREATE UNIQUE INDEX project_member_granted
  ON project_member (organization_id, project_id, granted_position);
CREATE INDEX project_member_user ON project_member (organization_id, user_id);

-- Which invitations offer a role in a project, in the order they were made.
CREATE TABLE invitation_project (
  organization_id  text   NOT NULL,
  project_id       text   NOT NULL,
  invitation_id    text   NOT NULL,
  created_position bigint NOT NULL,
  PRIMARY KEY (organization_id, project_id, invitation_id)
);
CREATE UNIQUE INDEX invitation_project_created
  ON invitation_project (organization_id, project_id, created_position);

CREATE TABLE resource_tag (
  organization_id  text   NOT NULL,
  id               text   NOT NULL,
  text             text   NOT NULL,
  color            text   NOT NULL,
  created_position bigint NOT NULL,
  PRIMARY KEY (organization_id, id)
);
CREATE UNIQUE INDEX resource_tag_created ON resource_tag (organization_id, created_position);

-- Settings are text: they are given back as they came, and jsonb does not take every string.
CREATE TABLE integration (
  organization_id  text        NOT NULL,
  id               text        NOT NULL,
  name             text        NOT NULL,
  kind             text        NOT NULL,
  provider         text        NOT NULL,
  settings         text        NOT NULL,
  available        boolean     NOT NULL,
  is_default       boolean     NOT NULL,
  created_by       text,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  created_position bigint      NOT NULL,
  PRIMARY KEY (organization_id, id)
);
CREATE UNIQUE INDEX integration_created ON integration (organization_id, created_position);

CREATE TABLE webhook (
  organization_id  text        NOT NULL,
  id               text        NOT NULL,
  url              text        NOT NULL,
  event_types      jsonb       NOT NULL,
  enabled          boolean     NOT NULL,
  failing          boolean     NOT NULL,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  created_position bigint      NOT NULL,
  PRIMARY KEY (organization_id, id)
);
CREATE UNIQUE INDEX webhook_created ON webhook (organization_id, created_position);
