import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { marksOfAll } from '../fact/facts.js';
import { markKey, type Mark } from '../fact/mark.js';
import { entriesNamed } from '../fact/participant-facts.js';
import { GenerationRepository } from '../generation/generation.repository.js';
import type { HeardFact } from '../heard/hearings.js';
import { ProjectionRepository, type RecordRef, type Remembered } from './projection.repository.js';
import { rollupsOf } from './rollups.js';

type MarkOfRecord = RecordRef & Mark;

/** Of a batch: when its newest fact was recorded, and how many of it name no record. */
export interface Batch {
  heardAt: Date;
  unfit?: number;
}

/**
 * Facts become marks of their records, and marks the sums by month. Of a record all facts are kept and gone through anew: its marks
 * depend on which facts there are, and neither on the order in which they came nor on how often. So are those of every entry that a
 * merge of the registry makes one person with it.
 */
@Injectable()
export class ProjectionService {
  constructor(
    private readonly projections: ProjectionRepository,
    private readonly generations: GenerationRepository,
  ) {}

  /** Takes a batch into the live generation, and into one that is being built. */
  async take(tx: Tx, heard: readonly HeardFact[], { heardAt, unfit = 0 }: Batch): Promise<void> {
    const communes = [...new Set(heard.map(({ commune }) => commune))].sort();
    for (const { id, state } of await this.generations.open(tx)) {
      const [, { facts, records }] = await Promise.all([
        this.projections.lock(tx, id, communes),
        this.projections.keep(tx, id, heard),
      ]);
      // Of a commune that is not folded yet the facts are enough: they are gone through when its turn comes.
      const folded = state === 'live' ? undefined : await this.generations.folded(tx, id, communes);
      await this.fold(tx, id, folded ? records.filter(({ commune }) => folded.has(commune)) : records);
      this.generations.heard(tx, id, { facts, unfit, heardAt });
    }
  }

  /** Marks of a commune of which there are none yet: all its records, once. */
  async foldCommune(tx: Tx, generation: number, commune: string, facts: number): Promise<void> {
    await this.projections.lock(tx, generation, [commune]);
    let after: RecordRef | undefined;
    do {
      const page = await this.projections.nextOf(tx, { generation, commune, after, limit: facts });
      const here = new Set(page.map(keyOf));
      const marks = marksOfAll(await this.whole(tx, generation, page));
      // Who was fetched besides has a page of their own.
      this.projections.addMarks(
        tx,
        generation,
        marks.filter((mark) => here.has(keyOf(mark))),
      );
      after = page.at(-1);
    } while (after);
    this.projections.rollUp(tx, generation, commune);
    await this.generations.markFolded(tx, generation, commune);
  }

  /** These, and every entry that a merge makes one person with one of them, over however many steps. */
  private async whole(tx: Tx, generation: number, told: readonly Remembered[]): Promise<Remembered[]> {
    const all = [...told];
    // A merge is kept with both entries: whoever is named is found.
    for (let more = missing(all); more.length > 0; more = missing(all)) {
      const found = await this.projections.factsOf(tx, generation, more);
      if (found.length === 0) break;
      all.push(...found);
    }
    return all;
  }

  private async fold(tx: Tx, generation: number, records: readonly RecordRef[]): Promise<void> {
    if (records.length === 0) return;
    const [facts, marks] = await Promise.all([
      this.projections.factsOf(tx, generation, records),
      this.projections.marksOf(tx, generation, records),
    ]);
    const told = await this.whole(tx, generation, facts);
    const besides = told.slice(facts.length).map(refOf);
    const before = [...marks, ...(besides.length > 0 ? await this.projections.marksOf(tx, generation, besides) : [])];
    const after = marksOfAll(told);
    const [gone, come] = [without(before, after), without(after, before)];
    this.projections.dropMarks(tx, generation, gone);
    this.projections.addMarks(tx, generation, come);
    const changes = [
      ...gone.map((mark) => ({ sign: -1 as const, mark })),
      ...come.map((mark) => ({ sign: 1 as const, mark })),
    ];
    this.projections.addRollups(tx, generation, rollupsOf(changes));
  }
}

const refOf = ({ commune, kind, record }: RecordRef): RecordRef => ({ commune, kind, record });
const keyOf = ({ commune, kind, record }: RecordRef): string => `${commune}|${kind}|${record}`;
const markOf = (mark: MarkOfRecord): string => `${keyOf(mark)}|${markKey(mark)}|${mark.n}`;

/** Records of entries that a merge names and that are not among these. */
function missing(told: readonly Remembered[]): RecordRef[] {
  const known = new Set(told.map(keyOf));
  const named = told.flatMap(({ commune, kind, ...one }) =>
    kind === 'participant' ? entriesNamed(one).map((record) => ({ commune, kind, record })) : [],
  );
  return [...new Map(named.filter((ref) => !known.has(keyOf(ref))).map((ref) => [keyOf(ref), ref])).values()];
}

function without(marks: readonly MarkOfRecord[], others: readonly MarkOfRecord[]): MarkOfRecord[] {
  const known = new Set(others.map(markOf));
  return marks.filter((mark) => !known.has(markOf(mark)));
}
