import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { markKey, type Mark } from '../fact/mark.js';
import { marksOf } from '../fact/facts.js';
import { GenerationRepository } from '../generation/generation.repository.js';
import type { HeardFact } from '../heard/hearings.js';
import { ProjectionRepository, type RecordRef, type Remembered } from './projection.repository.js';
import { rollupsOf } from './rollups.js';

type MarkOfRecord = RecordRef & Mark;

/**
 * Facts become marks of their records, and marks the sums by month. Of a record all facts are kept and gone through anew: its marks
 * depend on which facts there are, and neither on the order in which they came nor on how often.
 */
@Injectable()
export class ProjectionService {
  constructor(
    private readonly projections: ProjectionRepository,
    private readonly generations: GenerationRepository,
  ) {}

  /** Takes a batch into the live generation, and into one that is being built. `heardAt`: when its newest fact was recorded. */
  async take(tx: Tx, heard: readonly HeardFact[], heardAt: Date): Promise<void> {
    const communes = [...new Set(heard.map(({ commune }) => commune))].sort();
    for (const { id, state } of await this.generations.open(tx)) {
      await this.projections.lock(tx, id, communes);
      const { facts, records } = await this.projections.keep(tx, id, heard);
      // Of a commune that is not folded yet the facts are enough: they are gone through when its turn comes.
      const folded = state === 'live' ? undefined : await this.generations.folded(tx, id, communes);
      await this.fold(tx, id, folded ? records.filter(({ commune }) => folded.has(commune)) : records);
      await this.generations.heard(tx, id, { facts, heardAt });
    }
  }

  /** Marks of a commune of which there are none yet: all its records, once. */
  async foldCommune(tx: Tx, generation: number, commune: string, facts: number): Promise<void> {
    await this.projections.lock(tx, generation, [commune]);
    let after: RecordRef | undefined;
    do {
      const page = await this.projections.nextOf(tx, { generation, commune, after, limit: facts });
      await this.projections.addMarks(tx, generation, page.flatMap(marksOfRecord));
      after = page.at(-1);
    } while (after);
    await this.projections.rollUp(tx, generation, commune);
    await this.generations.markFolded(tx, generation, commune);
  }

  private async fold(tx: Tx, generation: number, records: readonly RecordRef[]): Promise<void> {
    if (records.length === 0) return;
    const before = await this.projections.marksOf(tx, generation, records);
    const after = (await this.projections.factsOf(tx, generation, records)).flatMap(marksOfRecord);
    const [gone, come] = [without(before, after), without(after, before)];
    await this.projections.dropMarks(tx, generation, gone);
    await this.projections.addMarks(tx, generation, come);
    const changes = [
      ...gone.map((mark) => ({ sign: -1 as const, mark })),
      ...come.map((mark) => ({ sign: 1 as const, mark })),
    ];
    await this.projections.addRollups(tx, generation, rollupsOf(changes));
  }
}

const marksOfRecord = ({ commune, kind, record, facts }: Remembered): MarkOfRecord[] =>
  marksOf(kind, record, facts).map((mark) => ({ commune, kind, record, ...mark }));

const keyOf = (mark: MarkOfRecord): string => [mark.commune, mark.kind, mark.record, markKey(mark), mark.n].join('|');

function without(marks: readonly MarkOfRecord[], others: readonly MarkOfRecord[]): MarkOfRecord[] {
  const known = new Set(others.map(keyOf));
  return marks.filter((mark) => !known.has(keyOf(mark)));
}
