import { servers } from '../facts/servers.ts';
import { torch } from '../facts/torch.ts';
import { any } from '../logic/predicate.ts';

/** A program's own error speaks of io_uring. */
export const ioUringInLastError = torch.some((environment) => environment.lastError.has(/io_uring/));

/** NIXL takes libaio and LMCache files unless they are told otherwise: only who asked for io_uring misses it. */
export const ioUringWanted = any(
  servers.some((server) => server.flags.value('--kv-transfer-config', /\buse_uring\W{1,6}(?:true|1)\b/i)),
  ioUringInLastError,
);
