// A relay in a process of its own, for specs that kill it: node relay-process.mjs <database url> <nats address> <replica>
import { Database, NatsLink, Relay } from '@oln/messaging';

const [url, nats, replica] = process.argv.slice(2);
const relay = new Relay({
  replica,
  database: new Database(url, { name: replica }),
  link: new NatsLink({ url: nats, name: replica }),
  hooks: { leased: (active) => process.stdout.write(active ? 'active\n' : 'standby\n') },
});
relay.start();
