import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FrontDeskLife } from '../testing/front-desk.spec.js';
import { body, codeOf, IntakeHouse } from '../testing/intake-house.spec.js';
import type { DeliveryDto } from './service-delivery.dto.js';

describe('The transactional and the individual-focus variant', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;

  beforeAll(async () => {
    house = await IntakeHouse.open();
    desk = new FrontDeskLife(await house.as('coordinadora-1'));
  });
  afterAll(() => house?.close());

  async function inService(variant: string): Promise<string> {
    const { id } = await desk.request({ motive: 'benefits' });
    await desk.step(id, 'admit');
    await desk.step(id, 'take-up');
    expect((await desk.step(id, 'variant', { variant, reason: 'needs-of-family' })).stage).toBe('service');
    return id;
  }
  const agree = async (id: string, offer: string) => {
    const { version } = await desk.get(id);
    return body(
      await desk.staff.post<DeliveryDto>(`/requests/${id}/service-deliveries`, { offer }, { ifMatch: version }),
    );
  };
  const step = async ({ id, version }: DeliveryDto, name: string, input = {}) =>
    body(await desk.staff.post<DeliveryDto>(`/service-deliveries/${id}/${name}`, input, { ifMatch: version }));

  it('hands a benefit over, hears the family, and ends the request', async () => {
    const id = await inService('transactional');
    const agreed = await agree(id, 'benefit-delivery');
    const missed = await step(agreed, 'missed', { reason: 'family-absent' });
    expect(missed).toMatchObject({ state: 'missed', timesMissed: 1 });
    const delivered = await step(await step(missed, 'agreed-again'), 'delivered');
    expect((await desk.get(id)).stage).toBe('service');
    await step(delivered, 'feedback', { satisfied: 'yes', note: 'Llegó a tiempo, dice Eufrasia' });
    expect(await desk.get(id)).toMatchObject({ stage: 'closed', outcome: 'oriented', closeReason: 'delivered' });
    const listed = body(await desk.staff.get<DeliveryDto[]>(`/requests/${id}/service-deliveries`));
    expect(listed).toEqual([
      expect.objectContaining({ state: 'feedback', satisfied: 'yes', note: 'Llegó a tiempo, dice Eufrasia' }),
    ]);
    const states = (await house.events(id))
      .filter(({ name }) => name === 'request.service-changed')
      .map(({ data }) => data.state);
    expect(states).toEqual(['agreed', 'missed', 'agreed', 'delivered', 'feedback']);
    const { rows } = await house.admin.query(`select encode(note, 'escape') as note from service_deliveries`);
    expect(rows[0].note).not.toContain('Eufrasia');
  });

  it('is overdue by what was agreed last, not by when it began: its process is told', async () => {
    const id = await inService('transactional');
    const told = async () => {
      const { message } = (await house.told(id)).at(-1)!;
      return (message as { anchors?: { serviceCountsFrom?: string } }).anchors?.serviceCountsFrom;
    };
    const { version } = await desk.get(id);
    const expectedAt = '2026-08-14T16:00:00.000Z';
    const path = `/requests/${id}/service-deliveries`;
    const late = { offer: 'benefit-delivery', expectedAt: '2062-08-14T16:00:00.000Z' };
    expect(codeOf(await desk.staff.post(path, late, { ifMatch: version }))).toEqual([
      422,
      'SERVICE_DELIVERY.EXPECTED_TOO_LATE',
    ]);
    const agreed = body(
      await desk.staff.post<DeliveryDto>(path, { offer: 'benefit-delivery', expectedAt }, { ifMatch: version }),
    );
    expect(await told()).toBe(expectedAt);
    await agree(id, 'document-procedure');
    expect(await told()).toBe(expectedAt);
    await house.travelTo('2026-08-20T16:00:00Z');
    const missed = await step(agreed, 'missed', { reason: 'family-absent' });
    expect(await told()).toBe('2026-08-20T16:00:00.000Z');
    await house.travelTo('2026-08-21T16:00:00Z');
    const again = await step(missed, 'agreed-again', { expectedAt: '2026-09-01T16:00:00.000Z' });
    expect(await told()).toBe('2026-09-01T16:00:00.000Z');
    await house.travelTo('2026-09-02T16:00:00Z');
    await step(await step(again, 'delivered', { at: '2026-09-01T18:00:00.000Z' }), 'feedback', { satisfied: 'yes' });
    // The other one, agreed on the first day, is what is left.
    expect(await told()).toBe('2026-06-15T16:00:00.000Z');
    const names = (await house.events(id)).map(({ name }) => name);
    expect(names.filter((name) => name === 'request.service-changed')).toHaveLength(6);
  });

  it('ends only when the family was heard about every service, also when the last two end at once', async () => {
    const id = await inService('individual-focus');
    const both = [await agree(id, 'individual-diagnosis'), await agree(id, 'individual-plan')];
    const delivered = [];
    for (const one of both) delivered.push(await step(one, 'delivered'));
    expect((await desk.get(id)).stage).toBe('service');
    await Promise.all(delivered.map((one) => step(one, 'feedback', { satisfied: 'partly' })));
    expect(await desk.get(id)).toMatchObject({ stage: 'closed', outcome: 'oriented', variant: 'individual-focus' });
  });

  it('are for requests in that variant only', async () => {
    const { id } = await desk.request();
    const { version } = await desk.get(id);
    expect(
      codeOf(await desk.staff.post(`/requests/${id}/service-deliveries`, { offer: 'tutoring' }, { ifMatch: version })),
    ).toEqual([409, 'SERVICE_DELIVERY.NOT_OF_VARIANT']);
  });
});
