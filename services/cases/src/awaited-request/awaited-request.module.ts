import { Module } from '@nestjs/common';
import { AwaitedRequestConsumer } from './awaited-request.nats.js';
import { AwaitedRequestRepository } from './awaited-request.repository.js';
import { AwaitedRequests } from './awaited-requests.js';

@Module({ providers: [AwaitedRequestRepository, AwaitedRequests, AwaitedRequestConsumer] })
export class AwaitedRequestModule {}
