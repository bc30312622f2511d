import { Module } from '@nestjs/common';
import { PersonModule } from '../person/person.module.js';
import { RequestImportModule } from '../request-import/request-import.module.js';
import { IntakeKeyedTables } from './intake-keyed-tables.js';

/** Found by the kit, which makes hashes anew when a key of the index is replaced. */
@Module({ imports: [PersonModule, RequestImportModule], providers: [IntakeKeyedTables] })
export class IndexKeysModule {}
