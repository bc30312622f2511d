import { createMongoAbility, subject, type MongoAbility, type RawRuleOf } from '@casl/ability';
import type { Role } from '@oln/contracts';
import { actsIn, type Principal } from '../principal.js';
import { LASTING, RIGHT_NAMES, whoseOf, type RightName } from './rights.js';
import type { Whose } from './grants.js';

/** A record, as far as it matters to who may touch it. */
export interface Concerned {
  id?: string;
  /** CUT code. */
  commune: string;
  /** Who is in charge of it, and whoever else it belongs to. */
  people?: readonly (string | undefined)[];
  /** Organisation of the map of offer that it concerns. */
  institution?: string;
}

type Ability = MongoAbility<[string, string | Concerned]>;

/** Whether a route with this right opens at all; to whose records, {@link mayTouch} says. */
export function mayCall(principal: Principal, right: RightName): boolean {
  const [records, what] = partsOf(right);
  return abilityOf(principal).can(what, records);
}

/** Need to know. Processes and parts of our own act within their communes alone, and have no roles. */
export function mayTouch(principal: Principal, right: RightName, record: Concerned): boolean {
  if (principal.kind !== 'person') return true;
  const [records, what] = partsOf(right);
  return abilityOf(principal).can(what, subject(records, { ...record }));
}

/**
 * Whose records a list shows to somebody who reaches their own alone: those of `asked`, if that is somebody for whom they stand in,
 * otherwise theirs. Undefined: everybody's within reach.
 */
export function listedOf(principal: Principal, right: RightName, asked?: string): string | undefined {
  if (principal.kind !== 'person' || rolesFor(right, principal).some((role) => whoseOf(right, role) === 'commune'))
    return undefined;
  const { communes, standsInFor = [], person } = principal;
  // A list is not told communes apart here: where they act in several, only if they stand in in each.
  const everywhere =
    communes !== '*' &&
    communes.every((commune) => standsInFor.some((away) => away.person === asked && away.commune === commune));
  return asked && everywhere ? asked : person;
}

/** The principal of a token is the same object for as long as the token is known. */
const known = new WeakMap<Principal, Ability>();

function abilityOf(principal: Principal): Ability {
  const before = known.get(principal);
  if (before) return before;
  const ability = createMongoAbility<Ability>(rulesFor(principal));
  known.set(principal, ability);
  return ability;
}

function rulesFor(principal: Principal): RawRuleOf<Ability>[] {
  return RIGHT_NAMES.flatMap((right) => {
    const [records, what] = partsOf(right);
    const reached = new Set(rolesFor(right, principal).map((role) => whoseOf(right, role)));
    const conditions = WHOSE.filter((whose) => reached.has(whose)).flatMap((whose) => conditionsOf(whose, principal));
    if (reached.has('own') && isReading(what)) conditions.push(...openedBy(principal));
    const within = withinCommunes(principal);
    return conditions.map((only) => ({ action: what, subject: records, conditions: { ...within, ...only } }));
  });
}

const WHOSE = ['commune', 'own', 'institution'] as const satisfies readonly Whose[];

/** What outlasts an absence is not done by who stands in: they would make themselves what they are for now. */
const rolesFor = (right: RightName, { roles, lent = [] }: Principal): Role[] =>
  LASTING.has(right) ? roles.filter((role) => !lent.includes(role)) : roles;

/** What is opened in an emergency is read, and not changed. */
const isReading = (what: string): boolean => what === 'read' || what === 'follow';

const withinCommunes = ({ communes }: Principal): Record<string, unknown> =>
  communes === '*' ? {} : { commune: { $in: communes } };

function conditionsOf(whose: Whose, principal: Principal): Record<string, unknown>[] {
  const { person, standsInFor = [], institution } = principal;
  if (whose === 'commune') return [{}];
  // An institution that is not said concerns nobody.
  if (whose === 'institution') return [{ institution: institution ?? NOBODY }];
  // Of communes that the token does not name it says nothing, whoever is away there.
  const away = standsInFor.filter(({ commune }) => actsIn(principal, commune));
  return [{ people: person }, ...away.map(({ commune, person: people }) => ({ commune, people }))];
}

/** At the office at which it was opened: of a record of another one, whoever answers for that office would hear nothing. */
const openedBy = (principal: Principal): Record<string, unknown>[] =>
  (principal.opened ?? [])
    .filter(({ commune }) => actsIn(principal, commune))
    .map(({ commune, id }) => ({ commune, id }));

const NOBODY = ' ';

function partsOf(right: RightName): [records: string, what: string] {
  const at = right.indexOf('.');
  return [right.slice(0, at), right.slice(at + 1)];
}
