-- Which role somebody has who may speak for an organization before others. Before there were
-- roles of an organization's own, everybody listed here was at least an admin.
ALTER TABLE command.organization_admin ADD COLUMN role text NOT NULL DEFAULT 'ADMIN';
ALTER TABLE command.organization_admin ALTER COLUMN role DROP DEFAULT;

-- The roles that organizations have made for themselves.
CREATE TABLE command.organization_role (
  organization_id text   NOT NULL,
  role            text   NOT NULL,
  permissions     text[] NOT NULL,
  PRIMARY KEY (organization_id, role)
);

-- The service itself does more later than to end invitations: the command tells what, the subject
-- to what of the organization, the position because of which event.
ALTER TABLE command.due_command RENAME COLUMN invitation_id TO subject;
ALTER TABLE command.due_command ADD COLUMN command text NOT NULL DEFAULT 'ExpireInvitation';
ALTER TABLE command.due_command ALTER COLUMN command DROP DEFAULT;
ALTER TABLE command.due_command ADD COLUMN position bigint;
ALTER TABLE command.due_command DROP CONSTRAINT due_command_pkey;
ALTER TABLE command.due_command ADD PRIMARY KEY (organization_id, command, subject);
