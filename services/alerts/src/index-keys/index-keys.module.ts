import { Module } from '@nestjs/common';
import { AlertModule } from '../alert/alert.module.js';
import { AlertsKeyedTables } from './alerts-keyed-tables.js';

/** Found by the kit, which makes hashes anew when a key of the index is replaced. */
@Module({ imports: [AlertModule], providers: [AlertsKeyedTables] })
export class IndexKeysModule {}
