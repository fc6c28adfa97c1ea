-- Mails that are done are forgotten after a while.
CREATE INDEX mail_done ON delivery.mail (done_at) WHERE done_at IS NOT NULL;
