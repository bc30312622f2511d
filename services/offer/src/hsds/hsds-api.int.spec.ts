import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '@oln/testing';
import type { OfferDto } from '../offer-map/offer.dto.js';
import { body, codeOf, HERE, NEXT_DOOR, OfferHouse } from '../testing/offer-house.spec.js';
import { MapLife } from '../testing/map-life.spec.js';
import type { HsdsPageDto } from './hsds-api.dto.js';
import { hasSchemas, OfficialSchemas, SKIPPED } from './official-schemas.spec.js';
import { taxonomyId, termId } from './oln-taxonomies.js';

type Doc = Record<string, unknown>;

describe('The published map', () => {
  let house: OfferHouse;
  let reader: ApiClient;
  let offer: OfferDto;
  let other: OfferDto;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    const here = new MapLife(await house.as('comunitaria-1', ['community-manager']));
    const nextDoor = new MapLife(await house.as('comunitaria-2', ['community-manager'], [NEXT_DOOR]));
    reader = await house.as('integrador-1', ['integrator']);
    const organization = await here.organization({
      website: 'https://cesfam.example',
      contactEmail: 'hola@cesfam.example',
    });
    offer = await here.offer(organization.id);
    other = await here.offer(organization.id, {
      name: 'Taller de crianza',
      sector: 'community',
      needs: ['parenting'],
      sexes: ['female'],
    });
    await here.places(offer.id, '2026-03-01', 10);
    const theirs = await nextDoor.organization({ name: 'Hospital' });
    await nextDoor.offer(theirs.id, { name: 'Urgencia infantil', regionWide: true });
    await nextDoor.offer(theirs.id, { name: 'Solo de ellos' });
  });
  afterAll(() => house?.close());

  const page = async (path: string, by = reader): Promise<HsdsPageDto> =>
    body(await by.get<HsdsPageDto>(`/hsds/${path}`));
  const names = async (query: string): Promise<unknown[]> =>
    (await page(`services?${query}`)).contents.map(({ name }) => name);

  it('says which version of HSDS it speaks', async () => {
    const root = body(await reader.get('/hsds'));
    expect(root.version).toBe('3.0');
    expect([
      URL.canParse(String(root.profile)),
      String(root.openapi_url).endsWith('/api/offer/v1/openapi.json'),
    ]).toEqual([true, true]);
  });

  it('lists what serves the reader’s commune, in the pages of HSDS', async () => {
    const first = await page('services?per_page=2');
    expect(first).toMatchObject({
      total_items: 3,
      total_pages: 2,
      page_number: 1,
      size: 2,
      first_page: true,
      last_page: false,
      empty: false,
    });
    expect(await page('services?per_page=2&page=2')).toMatchObject({
      page_number: 2,
      size: 1,
      first_page: false,
      last_page: true,
    });
    expect(await page('services?per_page=2&page=3')).toMatchObject({ size: 0, empty: true });
    expect(first.contents[0]).toMatchObject({
      name: 'Salud mental infanto-juvenil',
      status: 'active',
      organization: { name: 'CESFAM Santa Amalia' },
    });
    expect(first.contents[0]).not.toHaveProperty('service_at_locations');
  });

  it('filters by words, organisation, taxonomy, term and time of change', async () => {
    expect(await names('search=crianza')).toEqual(['Taller de crianza']);
    expect(await names(`organization_id=${offer.organizationId}`)).toEqual([
      'Salud mental infanto-juvenil',
      'Taller de crianza',
    ]);
    expect(await names(`taxonomy_term_id=${termId('need', 'parenting')}`)).toEqual(['Taller de crianza']);
    expect(await names(`taxonomy_id=${taxonomyId('sex')}`)).toEqual(['Taller de crianza']);
    expect(await names('modified_after=2026-03-02T13:00:01Z')).toEqual([]);
    expect(await names('taxonomy_term_id=unknown')).toEqual([]);
    const minimal = (await page('services?minimal=true')).contents[0]!;
    expect(Object.keys(minimal)).toEqual(['id', 'last_modified']);
    const full = (await page('services?full=true')).contents[0]!;
    expect(full.x_capacity).toMatchObject([{ valid_from: '2026-03-01', places: 10, taken: 0, vacancies: 10 }]);
  });

  it('gives all at once, one a line, to whoever asks for it so', async () => {
    const { url } = house.service;
    const headers = { authorization: `Bearer ${(reader as unknown as { token: string }).token}` };
    const answer = await fetch(`${url}/api/offer/v1/hsds/services?format=ndjson`, { headers });
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson');
    expect(
      (await answer.text())
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as Doc).name),
    ).toHaveLength(3);
  });

  it('names no people of an institution', async () => {
    const service = body(await reader.get(`/hsds/services/${offer.id}`));
    expect(service).not.toHaveProperty('contacts');
    expect(JSON.stringify(service)).not.toContain('Encargada');
  });

  it('does not know what is not there, or does not serve the reader', async () => {
    for (const path of ['services', 'organizations', 'taxonomies', 'taxonomy_terms', 'service_at_locations'])
      expect([path, codeOf(await reader.get(`/hsds/${path}/no-such-thing`))]).toEqual([path, [404, 'HSDS.NOT_FOUND']]);
    const theirs = (await page('services', await house.as('i', ['integrator'], [NEXT_DOOR]))).contents;
    const closed = theirs.find(({ name }) => name === 'Solo de ellos')!;
    expect(codeOf(await reader.get(`/hsds/services/${String(closed.id)}`))).toEqual([404, 'HSDS.NOT_FOUND']);
  });

  it('is not read without a token, unless the office opens it', async () => {
    expect((await fetch(`${house.service.url}/api/offer/v1/hsds/services`)).status).toBe(401);
  });

  (hasSchemas ? it : it.skip)(
    `validates against the official schemas (${hasSchemas ? 'in reach' : SKIPPED})`,
    async () => {
      const official = new OfficialSchemas();
      const faults: string[] = [];
      const check = (schema: string, docs: Doc[]): void => {
        expect([schema, docs.length > 0]).toEqual([schema, true]);
        for (const doc of docs) faults.push(...official.faults(schema, doc).map((fault) => `${schema}: ${fault}`));
      };
      check('service', (await page('services')).contents);
      check('service', (await page('services?full=true')).contents);
      check('service', [
        body(await reader.get(`/hsds/services/${offer.id}`)),
        body(await reader.get(`/hsds/services/${other.id}`)),
      ]);
      check('organization', (await page('organizations')).contents);
      check('organization', (await page('organizations?full_service=true')).contents);
      check('organization', [body(await reader.get(`/hsds/organizations/${offer.organizationId}`))]);
      check('taxonomy', (await page('taxonomies')).contents);
      check('taxonomy_term', (await page('taxonomy_terms?per_page=1000')).contents);
      const places = (await page('service_at_locations?full=true')).contents;
      check('service_at_location', places);
      check('service_at_location', [body(await reader.get(`/hsds/service_at_locations/${String(places[0]!.id)}`))]);
      expect(faults).toEqual([]);
    },
  );

  (hasSchemas ? it : it.skip)(
    `is checked by something that finds faults (${hasSchemas ? 'in reach' : SKIPPED})`,
    async () => {
      const official = new OfficialSchemas();
      const service = body(await reader.get(`/hsds/services/${offer.id}`));
      expect(official.faults('service', { ...service, status: 'open' })).not.toEqual([]);
      expect(official.faults('service', { ...service, id: undefined })).not.toEqual([]);
      expect(official.faults('service', { ...service, service_areas: [{ id: 'not a uuid' }] })).not.toEqual([]);
    },
  );

  it('says the sexes, needs and communes it is for', async () => {
    const service = body(await reader.get(`/hsds/services/${other.id}`));
    const attributes = service.attributes as { taxonomy_term: { taxonomy: string; code: string } }[];
    expect(attributes.map(({ taxonomy_term: { taxonomy, code } }) => `${taxonomy} ${code}`)).toEqual([
      'oln:sector community',
      'oln:need parenting',
      'oln:requirement fonasa',
      'oln:sex female',
    ]);
    expect(service.service_areas).toMatchObject([{ extent: HERE, extent_type: 'cut' }]);
  });
});
