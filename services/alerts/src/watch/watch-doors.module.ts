import { Module } from '@nestjs/common';
import { AlertModule } from '../alert/alert.module.js';
import { ChildhoodConsumer } from './childhood.nats.js';
import { WatchController } from './watch.http.js';
import { WatchDesk } from './watch-desk.service.js';
import { WatchModule } from './watch.module.js';

@Module({
  imports: [WatchModule, AlertModule],
  controllers: [WatchController],
  providers: [WatchDesk, ChildhoodConsumer],
})
export class WatchDoorsModule {}
