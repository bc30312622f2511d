import type { ApiClient } from '../api-client.js';
import { body, COMMUNE, type Office } from './office.js';

/** An institution of the local network, as the office wrote it down. */
export interface Institution {
  id: string;
  /** Who answers there, with an account of its own. */
  account: ApiClient;
}

/** Joins the map of offer of this run; `account` may answer what is sent there. */
export async function join(office: Office, name: string, kind: string, account: string): Promise<Institution> {
  const { coordinator } = office.staff;
  const facts = { name: `${name} ${office.run}`, kind, status: 'active', commune: COMMUNE };
  const { id } = body(await coordinator.post<{ id: string }>('/offer/v1/organizations', facts));
  const person = await office.person(`${account}-${office.run}`, ['network-member'], id);
  body(await coordinator.post(`/offer/v1/organizations/${id}/accounts`, { person: person.person }));
  return { id, account: person };
}

export interface Service {
  name: string;
  sector: string;
  need: string;
  /** Codes of what a family must bring along. */
  requirements?: string[];
}

/** A service of the institution, for every age and without a declared number of places. Gives its id. */
export async function offerService(office: Office, { id }: Institution, service: Service): Promise<string> {
  const { name, sector, need, requirements = [] } = service;
  const offer = {
    ...{ organizationId: id, name, sector, needs: [need], motives: [], requirements },
    ...{ communes: [COMMUNE], commune: COMMUNE, regionWide: false, status: 'active', contacts: [] },
    details: { languages: ['es'], costs: [], documents: [], places: [], schedules: [], phones: [] },
  };
  return body(await office.staff.coordinator.post<{ id: string }>('/offer/v1/offers', offer)).id;
}
