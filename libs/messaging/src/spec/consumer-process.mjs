// A consumer in a process of its own, for specs that kill it: node consumer-process.mjs <database url> <nats address> <name>
import { casesEvents } from '@oln/contracts';
import { Consumer, Database, NatsLink } from '@oln/messaging';

const [url, nats, name] = process.argv.slice(2);
const database = new Database(url, { name: 'victim' });
const consumer = new Consumer({
  name,
  replica: 'victim',
  link: new NatsLink({ url: nats, name: 'victim' }),
  database,
  hears: [casesEvents.caseMoved],
  batchSize: 10,
  withTransaction: (_batch, work) => database.transaction((sql) => work(sql, sql)),
  handle: async (event, sql) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    await sql('insert into seen (consumer, entity_id, version) values ($1, $2, $3)', [
      name,
      event.subject,
      event.entityversion,
    ]);
  },
});
consumer.start();
