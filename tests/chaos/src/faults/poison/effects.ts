import type { OlnEvent } from '@oln/contracts';
import type { House } from '../../house/house.js';
import type { Poison } from './poisons.js';

/** What a harmless fact leaves behind, by service. Who keeps nothing of it has read nothing of it either. */
const EFFECTS: Record<string, string> = {
  'intake staff': 'select from intake.professionals where person = $1',
  'cases staff': 'select from cases.known_staff where person = $1',
  'gateway notice': 'select distinct id from gateway.notices where about = $1::uuid',
};

const effectOf = (service: string, { subject }: Pick<Poison, 'subject'>): string | undefined =>
  EFFECTS[`${service} ${subject.split('.')[4]}`];

/** False: the service hears of it and keeps nothing, so that data which does not fit is none of its business. */
export const isKept = (service: string, poison: Pick<Poison, 'subject'>): boolean =>
  effectOf(service, poison) !== undefined;

/** How often the fact had its effect there; where nothing is kept, whether the inbox knows it. */
export async function effectsOf(house: House, poison: Poison, service: string): Promise<number> {
  const { data } = JSON.parse(poison.payload) as OlnEvent<{ person?: string; about?: string }>;
  const effect = effectOf(service, poison);
  const [sql, value] = effect
    ? [effect, data.person ?? data.about]
    : [`select from ${service}.inbox where message_id = $1`, poison.id];
  return (await house.read((rows) => rows(sql, [value]))).length;
}
