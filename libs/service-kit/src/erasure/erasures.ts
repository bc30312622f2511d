import { Inject, Injectable } from '@nestjs/common';
import {
  refuse,
  RefusedError,
  type ErasureAnswered,
  type EventData,
  type intakeEvents,
  type OlnEvent,
} from '@oln/contracts';
import type { Tx } from '../persistence/transaction.js';
import { ErasureErrors } from './erasure.errors.js';

export type Order = EventData<typeof intakeEvents.erasureOrdered>;
export type Release = EventData<typeof intakeEvents.erasureReleased>;
export type Closed = EventData<typeof intakeEvents.anonymisationClosed>;

export interface GonePersons {
  persons: readonly string[];
  /** Families of which nobody is left. */
  emptiedFamilyIds: readonly string[];
}

/** What a service holds of people. Statements know who is gone by the table `erasures`, in which the order stands already. */
export abstract class Eraser {
  /** Something of the person is open, or ended too lately. */
  abstract hasOpen(tx: Tx, order: Order): Promise<boolean>;
  /** Erases the texts of ended records of which everybody is gone; told twice, it erases nothing more. Gives these records, each time all. */
  abstract erase(tx: Tx, order: Order): Promise<string[]>;
  /** The registry has erased as well: what still waits for these persons waits for nobody. */
  gone(_tx: Tx, _gone: GonePersons): Promise<void> {
    return Promise.resolve();
  }
}

export const ERASURE_ANSWERED = Symbol('What a service says to an order to erase');

interface Row {
  id: string;
  commune: string;
  attempt: number;
  state: 'erased' | 'gone' | 'refused' | 'released';
}

/** An order that has to do with what is to be opened. `named`: with the persons themselves, and not only with their family. */
interface Concerned extends Row {
  persons: string[];
  named: boolean;
}

const PUT = `
  insert into erasures (id, commune, attempt, state, persons, family_ids) values ($1, $2, $3, $4, $5, $6)
  on conflict (id) do update set attempt = excluded.attempt, state = excluded.state, persons = excluded.persons,
    family_ids = excluded.family_ids, erased_at = clock_timestamp()`;

/** Of who is gone the family lives on, and is as any other. */
const CONCERNED = `
  select id, commune, attempt, state, persons, persons && $1::uuid[] as named from erasures
   where (state in ('erased', 'gone') and persons && $1::uuid[]) or (state = 'erased' and family_ids && $2::uuid[])`;

const PERSONS = 'select persons from erasures where id = $1';
const GONE = `update erasures set state = 'gone' where id = $1`;
/** Who was released or is gone meanwhile stays so. */
const PUT_BACK = `update erasures set state = 'refused' where id = $1 and state = 'erased' returning id`;

/**
 * Orders of the registry to erase, and who may not be spoken of any more. One order at a time for a person, and nothing of that
 * person or of their family is opened meanwhile: whoever comes second sees what the first one did.
 */
@Injectable()
export class Erasures {
  constructor(
    @Inject(ERASURE_ANSWERED) private readonly answered: ErasureAnswered,
    private readonly eraser: Eraser,
  ) {}

  /** Heard twice it is answered twice, and erased once. One that was released, followed by another one or has ended is past. */
  async obey(tx: Tx, { commune, data }: OlnEvent<Order>): Promise<void> {
    await lockAll(tx, [...data.persons, ...data.familyIds]);
    const known = await this.find(tx, data.id);
    if (known && isPast(known, data)) return;
    if (await this.eraser.hasOpen(tx, data)) return this.answer(tx, commune, data, 'refused');
    await this.put(tx, commune, data, 'erased');
    this.tell(tx, { id: data.id, commune, attempt: data.attempt }, 'erased', await this.eraser.erase(tx, data));
  }

  /** The person stays. What comes before its own order makes that one void. */
  async release(tx: Tx, { commune, data }: OlnEvent<Release>): Promise<void> {
    await lockAll(tx, data.persons);
    const known = await this.find(tx, data.id);
    if (!known || (known.attempt <= data.attempt && known.state !== 'gone'))
      await this.put(tx, commune, data, 'released');
  }

  /** The registry has erased as well: whatever was told too late, these persons do not come back. */
  async close(tx: Tx, { data }: OlnEvent<Closed>): Promise<void> {
    if (data.outcome !== 'anonymised') return;
    const [told] = await tx.query<Pick<Concerned, 'persons'>>(PERSONS, [data.id]);
    if (!told) return;
    // Whoever opens something of them at this moment is waited for, or sees that they are gone.
    await lockAll(tx, told.persons);
    await tx.query(GONE, [data.id]);
    await this.eraser.gone(tx, { persons: told.persons, emptiedFamilyIds: data.emptiedFamilyIds ?? [] });
  }

  /**
   * Before something is opened about persons, or about a family. Throws ERASURE.PERSON_ERASED for who asks by HTTP about a person;
   * what other services tell of a person who was to be erased stands, and the registry hears that the person is not to be. So it
   * does when something of the family is opened, by whomever: of the family itself nothing was erased. Of persons who are gone
   * altogether nobody can open anything.
   */
  async assertNotErased(tx: Tx, persons: readonly string[], familyId?: string): Promise<void> {
    const families = familyId ? [familyId] : [];
    await lockAll(tx, [...persons, ...families]);
    const found = await tx.query<Concerned>(CONCERNED, [persons, families]);
    if (isBarred(tx, persons, found)) throw new RefusedError(refuse(ErasureErrors.PERSON_ERASED));
    for (const row of found) if ((await tx.query(PUT_BACK, [row.id])).length > 0) this.tell(tx, row, 'refused');
  }

  /** Until the end of the transaction nobody else opens anything about these persons: for who changes where it belongs. */
  async hold(tx: Tx, persons: readonly string[]): Promise<void> {
    await lockAll(tx, persons);
  }

  private async answer(tx: Tx, commune: string, order: Order, answer: 'refused'): Promise<void> {
    await this.put(tx, commune, order, answer);
    this.tell(tx, { id: order.id, commune, attempt: order.attempt }, answer);
  }

  private async put(tx: Tx, commune: string, order: Order | Release, state: Row['state']): Promise<void> {
    const familyIds = 'familyIds' in order ? order.familyIds : [];
    await tx.query(PUT, [order.id, commune, order.attempt, state, order.persons, familyIds]);
  }

  private async find(tx: Tx, id: string): Promise<Row | undefined> {
    const sql = 'select id, commune, attempt, state from erasures where id = $1 for update';
    return (await tx.query<Row>(sql, [id]))[0];
  }

  private tell(
    tx: Tx,
    { id, commune, attempt }: Omit<Row, 'state'>,
    answer: 'erased' | 'refused',
    recordIds: string[] = [],
  ): void {
    const about = { id, commune, version: attempt };
    tx.emit(this.answered, about, { id, attempt, answer, records: recordIds.length, recordIds });
    tx.audit({ action: `erasure.${answer}`, kind: 'erasure', id, commune, version: attempt });
  }
}

const isPast = (known: Row, { attempt }: Order): boolean =>
  known.state === 'gone' || known.attempt > attempt || (known.attempt === attempt && known.state === 'released');

/** What is told of living siblings of somebody who is gone is not lost. */
function isBarred(tx: Tx, persons: readonly string[], found: readonly Concerned[]): boolean {
  if (tx.context.door === 'http') return found.some(({ named }) => named);
  const gone = new Set(found.filter(({ state }) => state === 'gone').flatMap((row) => row.persons));
  return persons.length > 0 && persons.every((person) => gone.has(person));
}

/** In one order for all, until the end of the transaction. What is read after it is read by a statement of its own: it sees what was waited for. */
const LOCK = `
  select pg_advisory_xact_lock(hashtextextended('erasure of ' || person, 0))
    from (select distinct person from unnest($1::uuid[]) person order by person) as persons`;

async function lockAll(tx: Tx, personsAndFamilies: readonly string[]): Promise<void> {
  await tx.query(LOCK, [personsAndFamilies]);
}
