import { Module } from '@nestjs/common';
import { CasesKeyedTables } from './cases-keyed-tables.js';

/** Found by the kit, which makes hashes anew when a key of the index is replaced. */
@Module({ providers: [CasesKeyedTables] })
export class IndexKeysModule {}
