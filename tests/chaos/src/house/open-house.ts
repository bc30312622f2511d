import type { RunningStack } from '@oln/testing';
import { adminUrl } from '@oln/tools';
import { House } from './house.js';

export function openHouse({ state, secrets }: RunningStack): Promise<House> {
  const { ports } = state();
  return House.open({
    databaseUrl: adminUrl(ports.postgres, secrets, 'oln'),
    nats: { url: `nats://127.0.0.1:${ports.nats}`, user: 'house', password: secrets.nats.house! },
    temporal: { address: `127.0.0.1:${ports.temporal}` },
  });
}
