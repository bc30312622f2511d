import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Tx } from '@oln/service-kit';
import { UnitOfWork } from '@oln/service-kit';
import { body, codeOf, ELSEWHERE, HERE, NEXT_DOOR, OfferHouse } from '../testing/offer-house.spec.js';
import { MapLife } from '../testing/map-life.spec.js';
import type { CandidateQuery } from './offer-candidates.js';
import type { OfferDto } from './offer.dto.js';
import { OfferRepository } from './offer.repository.js';
import { MENTAL_HEALTH } from './offer.examples.js';

interface Listed {
  items: OfferDto[];
  next?: string;
}

describe('The map of offer', () => {
  let house: OfferHouse;
  let here: MapLife;
  let nextDoor: MapLife;
  let elsewhere: MapLife;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    here = new MapLife(await house.as('comunitaria-1', ['community-manager']));
    nextDoor = new MapLife(await house.as('comunitaria-2', ['community-manager'], [NEXT_DOOR]));
    elsewhere = new MapLife(await house.as('comunitaria-3', ['community-manager'], [ELSEWHERE]));
  });
  afterAll(() => house?.close());

  const named = async (life: MapLife, query: string): Promise<string[]> =>
    body(await life.by.get<Listed>(`/offers?${query}`)).items.map(({ name }) => name);

  it('keeps what an office writes down, and gives it back as it was written', async () => {
    const organization = await here.organization();
    const offer = await here.offer(organization.id);
    expect(offer).toMatchObject({
      ...MENTAL_HEALTH,
      organizationId: organization.id,
      communes: [HERE],
      region: '13',
      version: 1,
    });
    expect(body(await here.by.get<OfferDto>(`/offers/${offer.id}`))).toEqual(offer);
    expect((await house.events(offer.id)).map(({ name }) => name)).toEqual(['offer.changed']);
    const { rows } = await house.admin.query('select contacts_sealed, contact_email_sealed from offers where id = $1', [
      offer.id,
    ]);
    expect(String(rows[0].contact_email_sealed)).not.toContain('cesfam');
  });

  it('is changed by one person at a time', async () => {
    const organization = await here.organization();
    const offer = await here.offer(organization.id, { name: 'Taller de crianza' });
    const sent = { ...MENTAL_HEALTH, organizationId: organization.id, name: 'Taller de crianza respetuosa' };
    expect(codeOf(await here.by.put(`/offers/${offer.id}`, sent))).toEqual([428, 'REQUEST.VERSION_MISSING']);
    const changed = body(await here.by.put<OfferDto>(`/offers/${offer.id}`, sent, { ifMatch: 1 }));
    expect([changed.name, changed.version, changed.addedAt]).toEqual([
      'Taller de crianza respetuosa',
      2,
      offer.addedAt,
    ]);
    expect(codeOf(await here.by.put(`/offers/${offer.id}`, sent, { ifMatch: 1 }))).toEqual([412, 'REQUEST.STALE']);
  });

  it('refuses ages the wrong way round, and an institution of another map', async () => {
    const organization = await here.organization();
    const reversed = { ...MENTAL_HEALTH, organizationId: organization.id, minAge: 12, maxAge: 6 };
    expect(codeOf(await here.by.post('/offers', reversed))).toEqual([422, 'OFFER.AGES_REVERSED']);
    const foreign = await nextDoor.organization();
    expect(codeOf(await here.by.post('/offers', { ...MENTAL_HEALTH, organizationId: foreign.id }))).toEqual([
      422,
      'OFFER.ORGANIZATION_UNKNOWN',
    ]);
  });

  describe('and what serves a commune from elsewhere', () => {
    const need = `need-${newId().slice(-8)}`;
    let ids: Record<'own' | 'regional' | 'forUs' | 'closed' | 'far', string>;

    beforeAll(async () => {
      const ours = await here.organization();
      const theirs = await nextDoor.organization({ name: 'Hospital de la región' });
      const far = await elsewhere.organization();
      const facts = { needs: [need] };
      ids = {
        own: (await here.offer(ours.id, { ...facts, name: 'A propio' })).id,
        regional: (await nextDoor.offer(theirs.id, { ...facts, name: 'B regional', regionWide: true })).id,
        forUs: (await nextDoor.offer(theirs.id, { ...facts, name: 'C para nosotros', communes: [HERE] })).id,
        closed: (await nextDoor.offer(theirs.id, { ...facts, name: 'D solo de ellos' })).id,
        far: (await elsewhere.offer(far.id, { ...facts, name: 'E otra región', regionWide: true })).id,
      };
    });

    it('shows what serves it, from its own map and from the region, and nothing else', async () => {
      expect(await named(here, `need=${need}`)).toEqual(['A propio', 'B regional', 'C para nosotros']);
      expect(await named(here, `need=${need}&scope=own`)).toEqual(['A propio']);
      expect(await named(nextDoor, `need=${need}`)).toEqual(['B regional', 'C para nosotros', 'D solo de ellos']);
      expect(await named(elsewhere, `need=${need}`)).toEqual(['E otra región']);
      expect(codeOf(await here.by.get(`/offers/${ids.closed}`))).toEqual([404, 'OFFER.NOT_FOUND']);
    });

    it('shows their institution as well, but no people of it', async () => {
      const shared = body(await here.by.get<OfferDto>(`/offers/${ids.regional}`));
      expect([shared.contacts, shared.contactEmail]).toEqual([[], undefined]);
      expect(body(await here.by.get<{ name: string }>(`/organizations/${shared.organizationId}`)).name).toBe(
        'Hospital de la región',
      );
    });

    it('is never changed from here', async () => {
      const sent = { ...MENTAL_HEALTH, organizationId: newId() };
      expect(codeOf(await here.by.put(`/offers/${ids.regional}`, sent, { ifMatch: 1 }))).toEqual([
        403,
        'OFFER.OF_ANOTHER_OFFICE',
      ]);
      const places = await here.by.put(`/offers/${ids.forUs}/capacities/2026-03-01`, { places: 1 }, { ifMatch: 0 });
      expect(codeOf(places)).toEqual([403, 'OFFER.OF_ANOTHER_OFFICE']);
    });

    it('stays behind the wall of the database, whatever a service asks', async () => {
      const asSomebody = async (communes: string, sql: string): Promise<number> => {
        const login = await house.login();
        try {
          await login.query(`select set_config('app.communes', $1, false)`, [communes]);
          return (await login.query(sql)).rowCount ?? 0;
        } finally {
          await login.end();
        }
      };
      const all = `select id from offers where needs = '{${need}}'`;
      expect([await asSomebody(HERE, all), await asSomebody(ELSEWHERE, all), await asSomebody('13999', all)]).toEqual([
        3, 1, 1,
      ]);
      const change = (id: string): string => `update offers set name = 'otro' where id = '${id}'`;
      expect([await asSomebody(HERE, change(ids.own)), await asSomebody(HERE, change(ids.regional))]).toEqual([1, 0]);
      await asSomebody(HERE, `update offers set name = 'A propio' where id = '${ids.own}'`);
    });

    it('is found for a child: its own map first, open vacancies before full ones, with what is missing', async () => {
      await nextDoor.places(ids.forUs, '2026-03-01', 2);
      const found = await candidates({ commune: HERE, region: '13', need, ageYears: 9, requirementsMet: [] });
      expect(found.map(({ name, vacancies, own }) => [name, vacancies, own])).toEqual([
        ['A propio', 0, true],
        ['C para nosotros', 2, false],
        ['B regional', 0, false],
      ]);
      expect(found[1]).toMatchObject({
        organizationName: 'Hospital de la región',
        periodFrom: '2026-03-01',
        missingRequirements: ['fonasa'],
        hasContactEmail: true,
      });
      expect(await candidates({ commune: HERE, region: '13', need, ageYears: 18 })).toEqual([]);
    });
  });

  it('is searched by words or their beginnings, by sector, age, commune and institution', async () => {
    const organization = await here.organization({ name: 'Corporación Búsqueda' });
    const facts = { description: 'Acompañamiento con equinoterapia', sector: 'culture-sports', minAge: 3, maxAge: 5 };
    await here.offer(organization.id, { ...facts, name: 'Caballos que ayudan' });
    for (const query of [
      'text=equinoter',
      'text=caballos%20ayud',
      'sector=culture-sports',
      `organizationId=${organization.id}`,
    ])
      expect([query, await named(here, query)]).toEqual([query, ['Caballos que ayudan']]);
    expect(await named(here, 'sector=culture-sports&ageYears=4')).toEqual(['Caballos que ayudan']);
    expect(await named(here, 'sector=culture-sports&ageYears=9')).toEqual([]);
    expect(await named(here, 'text=equinoter&ageYears=9')).toEqual([]);
    expect(await named(here, `text=equinoter&commune=${HERE}`)).toEqual(['Caballos que ayudan']);
    expect(await named(here, 'text=equinoter&status=inactive')).toEqual([]);
    expect(await named(elsewhere, 'text=equinoter')).toEqual([]);
  });

  it('is read page by page, each service once', async () => {
    const organization = await here.organization();
    const sector = 'work';
    for (let n = 0; n < 7; n++) await here.offer(organization.id, { name: `Oficio ${n % 3}`, sector });
    for (const query of [
      `sector=${sector}`,
      'text=oficio',
      `organizationId=${organization.id}`,
      `scope=own&sector=${sector}`,
    ]) {
      const seen: string[] = [];
      for (let next: string | undefined = ''; next !== undefined;) {
        const page: Listed = body(await here.by.get<Listed>(`/offers?${query}&limit=3${next && `&cursor=${next}`}`));
        seen.push(...page.items.map(({ id }) => id));
        next = page.next;
      }
      expect([query, seen.length, new Set(seen).size]).toEqual([query, 7, 7]);
    }
  });

  const candidates = (query: CandidateQuery): ReturnType<OfferRepository['candidates']> =>
    house.under({ communes: [HERE] }, () =>
      house.service.app
        .get(UnitOfWork, { strict: false })
        .read('test', (tx: Tx) => house.service.app.get(OfferRepository, { strict: false }).candidates(tx, query)),
    );
});
