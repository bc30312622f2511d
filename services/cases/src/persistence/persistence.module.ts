import { Global, Module } from '@nestjs/common';
import { SealedText } from './sealed-text.js';

@Global()
@Module({ providers: [SealedText], exports: [SealedText] })
export class PersistenceModule {}
