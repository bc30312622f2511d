import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import {
  communeWithin,
  decodeCursor,
  listedOf,
  pageOf,
  UnitOfWork,
  type Page,
  type PageQuery,
  type Tx,
} from '@oln/service-kit';
import { GenerationRepository } from '../generation/generation.repository.js';
import { assertAskable, indicatorOf } from './figure.service.js';
import { periodOf, standsOn, type Period } from './period.js';
import { RecordsRepository, type Counted, type CountedRecord } from './records.repository.js';

export interface IndicatorRecordsAsked extends Partial<Period> {
  indicator: string;
  commune?: string;
  line?: string;
  code?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Of a clock its record, without the process. */
const recordOf = ({ record }: CountedRecord): string => record.split('/')[0]!;

/** From a figure down to the records that it counts: ids and codes. Whoever attends sees what is in their own charge. */
@Injectable()
export class RecordsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly generations: GenerationRepository,
    private readonly records: RecordsRepository,
  ) {}

  list(asked: IndicatorRecordsAsked, page: PageQuery): Promise<Page<CountedRecord>> {
    return this.work.read('figures.records', async (tx) => {
      const { formula } = indicatorOf(asked.indicator);
      const commune = communeWithin(tx.context, asked.commune);
      const period = periodOf(asked, localDate(tx.asOf.getTime()));
      assertAskable(tx, period, { commune });
      const codes = codesOf(formula.of.codes, asked.code);
      const counted = { measure: formula.of.measure, codes, commune, line: asked.line };
      return this.read(tx, { ...counted, period, standsOn: standsOn(period) }, page);
    });
  }

  /** The same within a transaction that has said already that the commune is within reach. */
  async read(tx: Tx, counted: Counted, { cursor, limit }: PageQuery): Promise<Page<CountedRecord>> {
    const rows = await this.records.list(tx, {
      ...{ ...counted, generation: await this.generations.live(tx) },
      inChargeOf: listedOf(tx.context.principal, 'figures.records'),
      ...{ after: decodeCursor(cursor, 5), limit },
    });
    const keyOf = ({ on, record, code, since, value }: CountedRecord) => [on, record, code, since, value];
    const found = pageOf(rows, limit, keyOf, shown);
    this.audit(tx, found.items);
    return found;
  }

  /** Each record that was shown is on record, as if it had been read itself. */
  private audit(tx: Tx, shownRecords: readonly CountedRecord[]): void {
    for (const { kind, record, commune } of shownRecords)
      if (UUID.test(record)) tx.audit({ kind, id: record, commune });
  }
}

const shown = (row: CountedRecord): CountedRecord => ({ ...row, record: recordOf(row) });

/** What the indicator counts, narrowed down to one code; nothing where the indicator does not count that. */
const codesOf = (counted: readonly string[] | undefined, asked?: string): readonly string[] | undefined =>
  asked === undefined ? counted : counted && !counted.includes(asked) ? [] : [asked];
