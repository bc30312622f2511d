import { Module } from '@nestjs/common';
import { AlertModule } from '../alert/alert.module.js';
import { Arrivals } from './arrivals.service.js';
import { ArrivalsConsumer } from './arrivals.nats.js';

@Module({ imports: [AlertModule], providers: [Arrivals, ArrivalsConsumer] })
export class HandingOnModule {}
