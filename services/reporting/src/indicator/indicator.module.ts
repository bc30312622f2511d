import { Module } from '@nestjs/common';
import { IndicatorController } from './indicator.http.js';

@Module({ controllers: [IndicatorController] })
export class IndicatorModule {}
