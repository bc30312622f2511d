import { Module } from '@nestjs/common';
import { AlertModule } from '../alert/alert.module.js';
import { OpenCaseConsumer } from './open-case.nats.js';
import { OpenCases } from './open-case.service.js';

@Module({ imports: [AlertModule], providers: [OpenCases, OpenCaseConsumer] })
export class OpenCaseModule {}
