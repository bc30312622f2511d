import { Injectable } from '@nestjs/common';
import {
  cursorOf,
  currentContext,
  HeldRecords,
  readersOf,
  rowsBehind,
  SealedText,
  UnitOfWork,
  type HeldRecord,
  type HeldTable,
  type Page,
  type PageQuery,
  type Reader,
  type Tx,
} from '@oln/service-kit';
import { GATEWAY_HELD_DATA } from './gateway-held-data.js';
import type { HeldDataDto, Holder, WhoReadDto, WhoReadPageDto } from './held-data.dto.js';
import { NOT_GIVEN, SERVICE_WORDS, whoRead } from './held-data-words.js';
import { OTHERS, OtherServices, type Asking } from './other-services.js';

/** Records that the others know of the person, and those of them with which nobody is named. */
interface Known {
  records: string[];
  unnamed: string[];
}
type ReadersPage = Page<Reader> & Known;

/** Before whoever calls stops waiting. */
const MOST_MS = 25_000;
const AT_ONCE = 200;

export type Asked = Pick<Asking, 'personId' | 'reason' | 'token'>;

/** All that every service holds on a person, as one, and who read it. Nothing rather than a part: a service that is away refuses the whole. */
@Injectable()
export class HeldDataService {
  constructor(
    private readonly others: OtherServices,
    private readonly work: UnitOfWork,
    private readonly sealed: SealedText,
  ) {}

  async export(asked: Asked): Promise<HeldDataDto> {
    const { principal, asOf, language } = currentContext();
    const asking = askingOf(asked);
    const told = await Promise.all(
      OTHERS.map(async (service) => ({
        service,
        records: await all<HeldRecord>(this.others.pages(service, 'held-data', asking)),
        read: await allReaders(this.others.pages<ReadersPage>(service, 'readers', asking)),
      })),
    );
    const own = await this.own(asked, knownOf(told.map(({ read }) => read)));
    const services = [...told, { service: 'gateway' as const, ...own }];
    return {
      ...{ format: 'oln.held-data', formatVersion: 1, person: asked.personId, reason: asked.reason },
      ...{ madeAt: asOf.toISOString(), madeBy: principal.person, note: NOT_GIVEN[language] },
      services: services.map(({ service, records }) => ({ service, label: SERVICE_WORDS[service][language], records })),
      readers: newestFirst(services.flatMap(({ service, read }) => inWords(read.items, service))),
    };
  }

  /** A page over all services, the newest first. */
  async readers(asked: Asked, page: PageQuery): Promise<WhoReadPageDto> {
    const asking = askingOf(asked);
    const told = await Promise.all(
      OTHERS.map(async (service) => ({
        service: service as Holder,
        page: await this.others.page<ReadersPage>(service, 'readers', asking, page),
      })),
    );
    const { records } = knownOf(told.map(({ page }) => page));
    const own = await this.reading('person.readers', asked, (tx) => readersOf(tx, records, page));
    const pages = [...told, { service: 'gateway' as const, page: own }];
    const found = newestFirst(pages.flatMap(({ service, page }) => inWords(page.items, service)));
    const items = found.slice(0, page.limit);
    const isMore = found.length > page.limit || pages.some(({ page }) => page.next !== undefined);
    return isMore && items.length > 0 ? { items, next: cursorOf(items.at(-1)!) } : { items };
  }

  /** The gateway's own: emergency accesses to the records, and who looked at their processes. */
  private own(asked: Asked, known: Known): Promise<{ records: HeldRecord[]; read: { items: Reader[] } }> {
    return this.reading('person.export', asked, async (tx) => {
      const read = await all<Reader>(pagesOf((cursor) => readersOf(tx, known.records, { cursor, limit: AT_ONCE })));
      const records: HeldRecord[] = [];
      for (const table of GATEWAY_HELD_DATA.tables)
        records.push(...(await all<HeldRecord>(pagesOf((cursor) => this.opened(tx, table, known, cursor)))));
      return { records, read: { items: read } };
    });
  }

  private async opened(tx: Tx, table: HeldTable, known: Known, cursor = ''): Promise<Page<HeldRecord>> {
    const views = new HeldRecords(GATEWAY_HELD_DATA, this.sealed, currentContext().language);
    const rows = await rowsBehind(tx, table, { ...known }, cursor, AT_ONCE);
    const next = rows.length === AT_ONCE ? rows.at(-1)!.key : undefined;
    return { items: rows.map((row) => views.recordOf(table, row, known.records)), next };
  }

  /** The services have said by now that the caller may. */
  private reading<Answer>(
    action: string,
    { personId, reason }: Asked,
    fn: (tx: Tx) => Promise<Answer>,
  ): Promise<Answer> {
    return this.work.read(action, async (tx) => {
      const { communes } = tx.context.principal;
      tx.audit({ kind: 'person', id: personId, commune: communes === '*' ? '*' : communes[0]!, reason });
      return fn(tx);
    });
  }
}

const askingOf = (asked: Asked): Asking => ({
  ...asked,
  language: currentContext().language,
  until: AbortSignal.timeout(MOST_MS),
});

async function* pagesOf<Item>(page: (cursor?: string) => Promise<Page<Item>>): AsyncGenerator<Page<Item>> {
  let cursor: string | undefined;
  do {
    const found: Page<Item> = await page(cursor);
    yield found;
    cursor = found.next;
  } while (cursor);
}

async function all<Item>(pages: AsyncIterable<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...page.items);
  return items;
}

async function allReaders(pages: AsyncIterable<ReadersPage>): Promise<Known & { items: Reader[] }> {
  const items: Reader[] = [];
  let known: Known = { records: [], unnamed: [] };
  for await (const page of pages) {
    items.push(...page.items);
    known = page;
  }
  return { items, records: known.records, unnamed: known.unnamed };
}

const knownOf = (told: Known[]): Known => ({
  records: [...new Set(told.flatMap(({ records }) => records))],
  unnamed: [...new Set(told.flatMap(({ unnamed }) => unnamed))],
});

const inWords = (items: Reader[], service: Holder): WhoReadDto[] =>
  items.map((item) => whoRead(item, service, currentContext().language));

const newestFirst = (items: WhoReadDto[]): WhoReadDto[] =>
  [...items].sort((one, other) => compare(other.at, one.at) || compare(other.id, one.id));
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
