import { Module } from '@nestjs/common';
import { GenogramRepository } from './genogram.repository.js';

@Module({ providers: [GenogramRepository], exports: [GenogramRepository] })
export class GenogramRecordsModule {}
