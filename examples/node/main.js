import { Kafka, logLevel } from 'kafkajs';
import { follow, Organizations, RejectedError } from './organizations.js';

const kafka = new Kafka({
  clientId: 'node-example',
  brokers: (process.env.ORGANIZATION_KAFKA ?? '127.0.0.1:19092').split(','),
  logLevel: logLevel.ERROR,
});
const token = process.env.ORGANIZATION_TOKEN;
const organizationId = process.argv[2] ?? `node-${Date.now()}`;
if (!token) {
  console.error('ORGANIZATION_TOKEN says who calls: a bearer token');
  process.exit(2);
}

const organizations = new Organizations(kafka, () => token);
await organizations.connect();
try {
  const created = await organizations.give('CreateOrganization', { organizationId, name: organizationId });
  console.log(`created ${created.organizationId} at version ${created.version}`);

  const invited = await organizations.give('InviteMember', {
    organizationId,
    email: 'bob@example.com',
    role: 'ADMIN',
  });
  console.log(`invited bob@example.com: ${invited.events.join(', ')}`);

  try {
    await organizations.give('InviteMember', { organizationId, email: 'bob@example.com' });
  } catch (error) {
    if (!(error instanceof RejectedError)) {
      throw error;
    }
    console.log(`not again: ${error.code}`);
  }

  const stop = await new Promise((resolve, reject) => {
    const following = follow(kafka, `node-example-${organizationId}`, async (event) => {
      if (event.organizationId === organizationId) {
        console.log(`heard of ${event.type} by ${event.actor}`);
        if (event.type === 'MemberInvited') {
          resolve(await following);
        }
      }
    });
    following.catch(reject);
  });
  await stop();
} finally {
  await organizations.disconnect();
}
