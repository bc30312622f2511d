import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { eventSubject, eventType, gatewayEvents } from '@oln/contracts';
import { newId } from '@oln/service-kit';
import { eventually, freshNats } from '@oln/testing';
import { body, HERE, OfferHouse } from '../testing/offer-house.spec.js';
import { MapLife } from '../testing/map-life.spec.js';
import type { OfferDto } from './offer.dto.js';

describe('People of the directory', () => {
  let house: OfferHouse;
  let here: MapLife;
  let link: NatsConnection;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    here = new MapLife(await house.as('coordinadora-1', ['coordinator']));
    const nats = freshNats();
    link = await connect(nats.login('gateway'));
  });
  afterAll(async () => {
    await link?.close();
    await house?.close();
  });

  async function tell(person: string, entityversion: number, active: boolean, institution?: string): Promise<void> {
    const definition = gatewayEvents.staffChanged;
    const type = eventType(definition);
    const event = {
      ...{ specversion: '1.0', datacontenttype: 'application/json', dataschema: `urn:oln:schema:${type}`, type },
      ...{ source: '/oln/gateway', subject: newId(), time: new Date().toISOString(), asof: '2026-03-02T13:00:00.000Z' },
      ...{ id: newId(), commune: HERE, entityversion, actor: 'coordinadora-1' },
      data: { person, roles: ['network-member'], active, caseloads: [], institution },
    };
    // The stream is made by whoever needs it first: at the start of a run that may be this service, a moment later.
    await eventually(() => jetstream(link).publish(eventSubject(definition, HERE), JSON.stringify(event)));
  }
  const accounts = async (id: string): Promise<string[]> =>
    body(await here.by.get<{ people: string[] }>(`/organizations/${id}/accounts`)).people;
  const answering = (id: string, people: string[]): Promise<string[]> =>
    eventually(() => accounts(id), { until: (found) => found.join() === people.join() });

  it('answer for the institution they joined, until they leave, whatever comes late', async () => {
    const { id } = await here.organization();
    await tell('cesfam-2', 2, true, id);
    await answering(id, ['cesfam-2']);
    await tell('cesfam-2', 3, false, id);
    await answering(id, []);
    await tell('cesfam-2', 2, true, id);
    await tell('cesfam-3', 1, true, id);
    await answering(id, ['cesfam-3']);
  });

  it('keep entries of the map no longer once they have left', async () => {
    const { id } = await here.organization();
    const offer = await here.offer(id, { personInCharge: 'comunitaria-9' });
    await tell('comunitaria-9', 2, false);
    const kept = async (): Promise<OfferDto> => body(await here.by.get<OfferDto>(`/offers/${offer.id}`));
    await eventually(kept, { until: ({ personInCharge }) => personInCharge === undefined });
  });
});
