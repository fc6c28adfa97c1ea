import { randomUUID } from 'node:crypto';

const COMMANDS = 'organization.commands';
const EVENTS = 'organization.events';

/** A command that was refused, with the code of the rule that refused it. */
export class RejectedError extends Error {
  constructor(reply) {
    super(`${reply.error.code}: ${reply.error.detail}`);
    this.code = reply.error.code;
    this.fields = reply.error.fields ?? [];
  }
}

/** Gives commands over Kafka, and reads their answers on a topic of its own choice. */
export class Organizations {
  #kafka;
  #token;
  #replyTopic;
  #producer;
  #consumer;
  #waiting = new Map();

  /**
   * @param kafka of kafkajs
   * @param token answers a bearer token each time it is called
   * @param replyTopic a topic whose name has "replies" in it
   */
  constructor(kafka, token, replyTopic = 'node-example.replies') {
    this.#kafka = kafka;
    this.#token = token;
    this.#replyTopic = replyTopic;
    this.#producer = kafka.producer({ idempotent: true });
    // A group of its own: each process reads every answer, and takes those it waits for.
    this.#consumer = kafka.consumer({ groupId: `${replyTopic}-${randomUUID()}` });
  }

  async connect() {
    const admin = this.#kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: this.#replyTopic }], waitForLeaders: true });
    await admin.disconnect();
    await this.#producer.connect();
    await this.#consumer.connect();
    await this.#consumer.subscribe({ topic: this.#replyTopic, fromBeginning: true });
    await this.#consumer.run({ eachMessage: async ({ message }) => this.#answered(message) });
  }

  #answered(message) {
    const correlation = message.headers.kafka_correlationId?.toString();
    const resolve = this.#waiting.get(correlation);
    this.#waiting.delete(correlation);
    resolve?.(JSON.parse(message.value.toString()));
  }

  /**
   * Gives a command, again under the same id until it is answered: it takes effect once.
   *
   * @param name e.g. InviteMember
   * @param fields of the command, with the organizationId
   * @returns what it did
   * @throws RejectedError when it is refused
   */
  async give(name, fields, { id = randomUUID(), attempts = 3, patience = 10_000 } = {}) {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const reply = await this.#ask(name, fields, id, patience);
      if (reply?.status === 'ACCEPTED') {
        return reply;
      }
      if (reply) {
        throw new RejectedError(reply);
      }
    }
    throw new Error(`${name} ${id} was not answered`);
  }

  async #ask(name, fields, id, patience) {
    const correlation = randomUUID();
    const reply = new Promise((resolve) => {
      const late = setTimeout(() => resolve(null), patience);
      this.#waiting.set(correlation, (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
    });
    await this.#producer.send({
      topic: COMMANDS,
      acks: -1,
      messages: [
        {
          key: fields.organizationId,
          value: JSON.stringify(fields),
          headers: {
            ce_specversion: '1.0',
            ce_id: id,
            ce_type: `io.orgtrail.${name}`,
            ce_source: '/node-example',
            'content-type': 'application/json',
            authorization: `Bearer ${await this.#token()}`,
            kafka_replyTopic: this.#replyTopic,
            kafka_correlationId: correlation,
          },
        },
      ],
    });
    return reply;
  }

  async disconnect() {
    await this.#consumer.disconnect();
    await this.#producer.disconnect();
  }
}

/**
 * Follows what happens, from the first event that the topic has.
 *
 * @param groupId remembers how far it has come
 * @param onEvent told {type, organizationId, position, actor, data} of each, at least once
 * @returns what stops it
 */
export async function follow(kafka, groupId, onEvent) {
  const consumer = kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topic: EVENTS, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const header = (name) => message.headers[name]?.toString();
      await onEvent({
        type: header('ce_type').replace('io.orgtrail.', ''),
        organizationId: message.key.toString(),
        position: Number(header('ce_position')),
        actor: header('ce_actor'),
        data: JSON.parse(message.value.toString()),
      });
    },
  });
  return () => consumer.disconnect();
}
