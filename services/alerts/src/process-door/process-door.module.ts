import { Module } from '@nestjs/common';
import { AlertModule } from '../alert/alert.module.js';
import { WatchModule } from '../watch/watch.module.js';
import { AlertDeadlines } from './alert-deadlines.js';
import { AlertDoor } from './alert.activities.js';
import { WatchDoor, WatchDoorTools } from './watch-deadlines.js';
import { WatchedAlerts } from './watched-alerts.js';
import { WatchedWatches } from './watched-watches.js';

@Module({
  imports: [AlertModule, WatchModule],
  providers: [AlertDeadlines, AlertDoor, WatchDoor, WatchDoorTools, WatchedAlerts, WatchedWatches],
})
export class ProcessDoorModule {}
