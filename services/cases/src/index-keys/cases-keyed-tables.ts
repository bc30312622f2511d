import { Injectable } from '@nestjs/common';
import { KeyedTables, type KeyedRows } from '@oln/service-kit';

/** Calendars ask every day; an address that none asked for in a month leads nowhere. */
const UNREAD = `exists (select from index_keys newer where newer.retired_at is null and newer.id <> calendar_feeds.index_key
                          and newer.listed_at < clock_timestamp() - interval '30 days')`;

/** Calendar feeds of the time when their hash had a key: kept by it alone, hashed anew when they are read, ended if nobody does. */
@Injectable()
export class CasesKeyedTables extends KeyedTables {
  readonly tables: readonly KeyedRows[] = [
    {
      table: 'calendar_feeds',
      key: ['commune', 'person'],
      hashed: ['token_hash'],
      read: [],
      ready: UNREAD,
      hashes: () => 'gone',
    },
  ];
}
