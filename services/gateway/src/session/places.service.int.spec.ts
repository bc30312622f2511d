import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { principalAt, type Place } from '@oln/identity';
import { newId, UnitOfWork, withContext } from '@oln/service-kit';
import type { ApiClient } from '@oln/testing';
import { principalFromDirectory, readStaffDirectory } from '@oln/tools';
import type { DelegationDto } from '../delegation/delegation.http.js';
import type { EmergencyAccessDto } from '../emergency-access/emergency-access.http.js';
import { NoticeService } from '../notice/notice.service.js';
import { ELSEWHERE, GatewayHouse, HERE } from '../testing/gateway-house.spec.js';
import { Places } from './places.service.js';
import { signInContext } from './sign-in-context.js';

const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const DELEGATIONS = `/communes/${HERE}/delegations`;
const EMERGENCIES = `/communes/${HERE}/emergency-accesses`;
const WHY = 'Llamado de Carabineros por el hermano, de noche';

describe('What somebody may for now', () => {
  let house: GatewayHouse;
  let coordinator: ApiClient;
  let manager: ApiClient;

  beforeAll(async () => {
    house = await GatewayHouse.open();
    coordinator = await house.as('coordinadora-1', ['coordinator']);
    manager = await house.as('gestora-1', ['case-manager']);
    const people = { 'coordinadora-1': 'coordinator', 'gestora-1': 'case-manager', 'gestora-2': 'case-manager' };
    for (const [person, role] of Object.entries({
      ...people,
      'comunitaria-1': 'community-manager',
      'san-1': 'integrator',
    }))
      await coordinator.put(`/communes/${HERE}/staff/${person}`, { roles: [role], active: true, caseloads: [] });
  });
  afterAll(() => house?.close());

  const placesOf = (person: string): Promise<Place[]> =>
    house.sweeps(() =>
      withContext(signInContext(), () =>
        house.service.app
          .get(UnitOfWork)
          .read('spec', (tx) => house.service.app.get(Places, { strict: false }).of(tx, person, new Date())),
      ),
    );
  const principalOf = async (person: string) => principalAt(person, await placesOf(person), HERE);
  /** What `./oln token` says of them, which looks into the tables. */
  const tokenOf = async (person: string) =>
    principalFromDirectory(person, await readStaffDirectory(house.databaseUrl), HERE);
  const codeOf = ({ status, body }: { status: number; body: unknown }): unknown[] => [
    status,
    (body as { code?: string }).code,
  ];

  describe('standing in for a colleague', () => {
    it('brings what is in the colleague’s charge, from the first day to the last', async () => {
      const { status, body } = await manager.post<DelegationDto>(DELEGATIONS, { to: 'gestora-2', endsAt: inDays(5) });
      expect([status, body]).toMatchObject([201, { from: 'gestora-1', to: 'gestora-2', createdBy: 'gestora-1' }]);
      expect(await principalOf('gestora-2')).toMatchObject({
        roles: ['case-manager'],
        standsInFor: [{ commune: HERE, person: 'gestora-1' }],
      });
      const later = await manager.post<DelegationDto>(DELEGATIONS, {
        ...{ to: 'comunitaria-1', startsAt: inDays(1), endsAt: inDays(2) },
      });
      expect((await principalOf('comunitaria-1'))?.standsInFor).toBeUndefined();
      const listed = (await coordinator.get<DelegationDto[]>(DELEGATIONS)).body.map(({ id }) => id);
      expect(listed).toEqual([body.id, later.body.id]);
      expect((await manager.delete(`${DELEGATIONS}/${body.id}`)).status).toBe(204);
      expect((await principalOf('gestora-2'))?.standsInFor).toBeUndefined();
    });

    it('makes a deputy of who stands in for the coordinator', async () => {
      const { body } = await coordinator.post<DelegationDto>(DELEGATIONS, { to: 'comunitaria-1', endsAt: inDays(1) });
      expect(await principalOf('comunitaria-1')).toMatchObject({
        roles: ['community-manager', 'deputy-coordinator'],
        lent: ['deputy-coordinator'],
        standsInFor: [{ commune: HERE, person: 'coordinadora-1' }],
        communes: [HERE],
      });
      expect(await tokenOf('comunitaria-1')).toEqual(await principalOf('comunitaria-1'));
      await coordinator.delete(`${DELEGATIONS}/${body.id}`);
    });

    it('is told to who stands in, and to the coordinator', async () => {
      const codes = async (who: ApiClient): Promise<string[]> =>
        (await who.get<{ items: { code: string }[] }>('/notices')).body.items.map(({ code }) => code);
      expect(await codes(await house.as('gestora-2', ['case-manager']))).toEqual([
        ...['delegation.ended', 'delegation.given'],
      ]);
      expect(await codes(coordinator)).toEqual(expect.arrayContaining(['delegation.ended', 'delegation.given']));
    });

    it('brings the notices of whoever is away', async () => {
      const { body } = await manager.post<DelegationDto>(DELEGATIONS, { to: 'gestora-2', endsAt: inDays(2) });
      const notices = house.service.app.get(NoticeService, { strict: false });
      const about = newId();
      const data = {
        id: newId(),
        code: 'case.reassigned',
        about,
        aboutKind: 'case',
        toPerson: 'gestora-1',
        urgency: 'today',
      };
      await house.hear((event, tx) => notices.deliver(tx, event as never), data as never);
      const told = await house.rows<{ person: string }>('select person from notices where about = $1 order by person', [
        about,
      ]);
      expect(told.map(({ person }) => person)).toEqual(['gestora-1', 'gestora-2']);
      await manager.delete(`${DELEGATIONS}/${body.id}`);
    });

    it('goes from hand to hand no further, and twice at once not at all', async () => {
      const { body } = await manager.post<DelegationDto>(DELEGATIONS, { to: 'gestora-2', endsAt: inDays(2) });
      expect(codeOf(await manager.post(DELEGATIONS, { to: 'gestora-2', endsAt: inDays(3) }))).toEqual([
        ...[409, 'DELEGATION.ALREADY'],
      ]);
      const standIn = await principalOf('gestora-2');
      const asIfSignedIn = await house.acting(standIn!);
      const handedOn = { from: 'gestora-1', to: 'comunitaria-1', endsAt: inDays(2) };
      expect(codeOf(await asIfSignedIn.post(DELEGATIONS, handedOn))).toEqual([403, 'DELEGATION.NOT_YOURS']);
      await manager.delete(`${DELEGATIONS}/${body.id}`);
    });

    it('is refused where it makes no sense', async () => {
      const ask = async (input: object, by = coordinator) => codeOf(await by.post(DELEGATIONS, input));
      const endsAt = inDays(3);
      expect(await ask({ from: 'gestora-2', to: 'gestora-1', endsAt }, manager)).toEqual([403, 'DELEGATION.NOT_YOURS']);
      expect(await ask({ from: 'gestora-1', to: 'gestora-1', endsAt })).toEqual([422, 'DELEGATION.SAME_PERSON']);
      expect(await ask({ from: 'gestora-1', to: 'san-1', endsAt })).toEqual([422, 'DELEGATION.NOT_OF_OFFICE']);
      expect(await ask({ from: 'gestora-1', to: 'gestora-2', endsAt: inDays(-1) })).toEqual([
        422,
        'DELEGATION.TOO_LONG',
      ]);
      expect(await ask({ from: 'gestora-1', to: 'gestora-2', endsAt: inDays(61) })).toEqual([
        422,
        'DELEGATION.TOO_LONG',
      ]);
      const elsewhere = await house.as('coordinadora-2', ['coordinator'], [ELSEWHERE]);
      expect(await ask({ to: 'gestora-1', endsAt }, elsewhere)).toEqual([403, 'REACH.OTHER_COMMUNE']);
    });
  });

  describe('an emergency', () => {
    it('opens one record for hours, tells the coordinator at once, and is looked into by somebody else', async () => {
      const recordId = newId();
      const { status, body } = await manager.post<EmergencyAccessDto>(EMERGENCIES, { recordId, reason: WHY, hours: 2 });
      expect([status, body.reason, body.version]).toEqual([201, WHY, 1]);
      expect(await principalOf('gestora-1')).toMatchObject({
        opened: [{ commune: HERE, id: recordId }],
        communes: [HERE],
      });
      expect(await tokenOf('gestora-1')).toEqual(await principalOf('gestora-1'));
      const inbox = await coordinator.get<{ items: { code: string; about: string }[] }>('/notices');
      expect(inbox.body.items[0]).toMatchObject({ code: 'emergency-access.opened', about: body.id });
      const waiting = await coordinator.get<EmergencyAccessDto[]>(EMERGENCIES);
      expect(waiting.body.map(({ id }) => id)).toEqual([body.id]);
      const review = `${EMERGENCIES}/${body.id}/review`;
      const done = await coordinator.post<EmergencyAccessDto>(review, { verdict: 'justified' }, { ifMatch: 1 });
      expect(done.body).toMatchObject({ verdict: 'justified', reviewedBy: 'coordinadora-1', version: 2 });
      expect((await coordinator.get<EmergencyAccessDto[]>(EMERGENCIES)).body).toEqual([]);
      expect(codeOf(await coordinator.post(review, { verdict: 'justified' }, { ifMatch: 2 }))).toEqual([
        ...[409, 'EMERGENCY_ACCESS.ALREADY_REVIEWED'],
      ]);
    });

    it('is not reviewed by who opened it, needs a reason, and leaves none in clear', async () => {
      const opening = { recordId: newId(), reason: WHY, hours: 1 };
      const own = await coordinator.post<EmergencyAccessDto>(EMERGENCIES, opening);
      const review = `${EMERGENCIES}/${own.body.id}/review`;
      expect(codeOf(await coordinator.post(review, { verdict: 'justified' }, { ifMatch: 1 }))).toEqual([
        ...[403, 'EMERGENCY_ACCESS.OWN_REVIEW'],
      ]);
      expect((await manager.post(EMERGENCIES, { ...opening, reason: 'urgente' })).status).toBe(400);
      expect((await manager.post(EMERGENCIES, { ...opening, hours: 13 })).status).toBe(400);
      const rows = await house.rows('select t::text as row from emergency_accesses t');
      expect(rows.length).toBeGreaterThan(1);
      expect(JSON.stringify(rows)).not.toContain('Carabineros');
      // PostgreSQL shows bytes as hex.
      expect(JSON.stringify(rows)).not.toContain(Buffer.from('Carabineros').toString('hex'));
    });

    it('is over at once where it was not justified', async () => {
      const { body } = await manager.post<EmergencyAccessDto>(EMERGENCIES, {
        recordId: newId(),
        reason: WHY,
        hours: 2,
      });
      const record = { commune: HERE, id: body.recordId };
      expect((await principalOf('gestora-1'))?.opened).toContainEqual(record);
      await coordinator.post(`${EMERGENCIES}/${body.id}/review`, { verdict: 'not-justified' }, { ifMatch: 1 });
      expect((await principalOf('gestora-1'))?.opened ?? []).not.toContainEqual(record);
      expect(await tokenOf('gestora-1')).toEqual(await principalOf('gestora-1'));
    });

    it('is over by itself', async () => {
      await house.admin.query(`update emergency_accesses set ends_at = now() - interval '1 second'`);
      expect((await principalOf('gestora-1'))?.opened).toBeUndefined();
      expect(await tokenOf('gestora-1')).toEqual(await principalOf('gestora-1'));
    });
  });
});
