import { intake } from '@oln/intake';
import { startService } from '@oln/service-kit';
import { unguardedKit } from './unguarded-kit.js';

/** The intake service on a house without rights, audit and sealed columns. Ends as the one of production does. */
const service = await startService(intake, process.env, unguardedKit);
process.once('SIGTERM', () => {
  service.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
