import { flag, set } from '../logic/words.ts';

/**
 * What only a person can say of a machine. Claimed from a report's words by triage; a live machine does not tell. Checks ask it where the effect is one that
 * nothing logs, and the combination is common on machines that run well.
 */
export const told = {
  /** What the reporter complains of, in the words of report/complaint.ts. */
  complaints: set<
    'build-failure' | 'crash' | 'hang' | 'machine-off' | 'out-of-memory' | 'not-on-gpu' | 'wrong-output' | 'load-failure' | 'permission' | 'slow'
  >('told.complaints', 'what the reporter complains of', { gate: true }),
  /** One GPU answers sensibly, several write gibberish. */
  severalGpusWrong: flag('told.severalGpusWrong', 'right on one GPU, wrong on several', { gate: true }),
  /**
   * What reporters put in words and paste no error of: a cache of several users that one of them may not write, folders
   * right below / that cannot be made, a proxy that gets the requests to this very
   * machine, a server of the host that a container does not reach, a container that looks for that server at its own
   * loopback.
   */
  troubles: set<'shared-cache' | 'root-closed' | 'proxied-loopback' | 'host-closed' | 'own-loopback'>('told.troubles', 'trouble that the reporter tells of'),
  /** Models lie on a hard disk, a network share or an external drive, or the machine swaps while they load. */
  slowStorage: flag('told.slowStorage', 'models on slow storage', { get: 'df -hT /usr/share/ollama ~/.ollama; free -h' }),
  /** A build takes all memory of the machine, or makes it stand still. */
  buildTakesMemory: flag('told.buildTakesMemory', 'a build that takes all memory', { get: "journalctl -k -b --no-pager | grep -i 'killed process'" }),
};
