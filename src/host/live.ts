import { runCommand } from './command.ts';
import { answerFromThread, answerNow, isAnsweredFromMemory, isFileRequest, refusal } from './file-facts.ts';
import { type Answer, type AskOptions, commandWords, type Host, type Request } from './host.ts';
import { limited } from './limited.ts';
import { askNative } from './native/ask-native.ts';
import { statfs } from './threads.ts';

const defaultTimeoutMs = 1_500;
const defaultMaxBytes = 256 * 1024;

/** The machine that we run on. Nothing is written, nothing but loopback is connected to, no shell is used. */
export function liveHost(): Host {
  return {
    ask(request, options = {}) {
      if (request.kind === 'env') return Promise.resolve(variable(request.subject));
      if (isFileRequest(request) && options.tail !== true && isAnsweredFromMemory(request))
        return Promise.resolve(answerNow(request, options.maxBytes ?? defaultMaxBytes));
      return limited(options.timeoutMs ?? defaultTimeoutMs, options.until, (until) =>
        answer(request, { ...options, until, maxBytes: options.maxBytes ?? defaultMaxBytes }),
      );
    },
  };
}

async function answer(request: Request, options: AskOptions & { maxBytes: number }): Promise<Answer> {
  if (isFileRequest(request)) return answerFromThread(request, options.maxBytes, options.tail ?? false);
  const { kind, subject } = request;
  try {
    switch (kind) {
      case 'statfs': {
        const { type, bsize, blocks, bavail } = await statfs(subject);
        return { got: 'ok', text: `type=0x${type.toString(16)} bsize=${bsize} blocks=${blocks} bavail=${bavail}\n` };
      }
      case 'command':
        return await runCommand(commandWords(subject), options);
      case 'http': {
        const { callLoopback } = await import('./loopback.ts');
        return await callLoopback(subject, options);
      }
      case 'inventory': {
        const { takeInventory } = await import('./inventory.ts');
        return await takeInventory(subject, options);
      }
      case 'native':
        return await askNative(subject, options);
      default:
        return { got: 'unsupported', detail: `${kind} is not asked of a machine` };
    }
  } catch (error) {
    return refusal(error);
  }
}

function variable(name: string): Answer {
  const value = process.env[name];
  return value === undefined ? { got: 'absent' } : { got: 'ok', text: value };
}
