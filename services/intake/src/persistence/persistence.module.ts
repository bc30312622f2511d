import { Global, Module } from '@nestjs/common';
import { SealedJson } from './sealed-json.js';

@Global()
@Module({ providers: [SealedJson], exports: [SealedJson] })
export class PersistenceModule {}
