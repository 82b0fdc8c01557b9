import { type DriverApi, driverLibraries } from '../../facts/driver-libraries.ts';
import * as cuda from '../../reference/messages/cuda.ts';
import { hipNoDevice } from '../../reference/messages/rocm.ts';
import { at, type Recogniser } from './recogniser.ts';

/** By number, as cuda.h names them; only those that say something of the machine. */
const cudaErrors: Readonly<Record<string, string>> = {
  '3': 'CUDA_ERROR_NOT_INITIALIZED',
  '34': 'CUDA_ERROR_STUB_LIBRARY',
  '100': 'CUDA_ERROR_NO_DEVICE',
  '101': 'CUDA_ERROR_INVALID_DEVICE',
  '222': 'CUDA_ERROR_UNSUPPORTED_PTX_VERSION',
  '500': 'CUDA_ERROR_NOT_FOUND',
  '802': 'CUDA_ERROR_SYSTEM_NOT_READY',
  '803': 'CUDA_ERROR_SYSTEM_DRIVER_MISMATCH',
  '804': 'CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE',
  '999': 'CUDA_ERROR_UNKNOWN',
};

/** Errors in the words of all programs that pass them on. */
const words: readonly (readonly [readonly RegExp[], DriverApi, string])[] = [
  [cuda.cudaStubLibrary, 'cuda', 'CUDA_ERROR_STUB_LIBRARY'],
  [cuda.cudaNoDevice, 'cuda', 'CUDA_ERROR_NO_DEVICE'],
  [cuda.cudaSystemNotReady, 'cuda', 'CUDA_ERROR_SYSTEM_NOT_READY'],
  [cuda.cudaDriverMismatch, 'cuda', 'CUDA_ERROR_SYSTEM_DRIVER_MISMATCH'],
  [cuda.cudaCompatRefused, 'cuda', 'CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE'],
  [cuda.cudaImageInvalid, 'cuda', 'CUDA_ERROR_INVALID_IMAGE'],
  [cuda.cudaUnknownError, 'cuda', 'CUDA_ERROR_UNKNOWN'],
  [[/\b(CUDA_ERROR_[A-Z_]{4,60})\b/], 'cuda', ''],
  [hipNoDevice, 'hip', 'hipErrorNoDevice'],
  [[/Failed to initialize NVML: Driver\/library version mismatch/], 'nvml', 'NVML_ERROR_LIB_RM_VERSION_MISMATCH'],
  [[/Failed to initialize NVML: Unknown Error/], 'nvml', 'NVML_ERROR_UNKNOWN'],
  [[/Failed to initialize NVML: Insufficient Permissions/], 'nvml', 'NVML_ERROR_NO_PERMISSION'],
  [[/Failed to initialize NVML: GPU access blocked by the operating system/], 'nvml', 'NVML_ERROR_OPERATING_SYSTEM'],
];

const numbered =
  /(?:cud(?:art|a driver library) init failure: |C(?:UDA|uda) initialization failure with error:? |cudaSetDevice err: |cuInit(?:\(0\))? (?:err|error|returned|failed)\D{1,12}|\bCUDA(?: driver)? error:? (?:code )?|\bError )(\d{1,3})\b(?!\.\d)/;

const mark =
  /init failure: \d|initialization failure with error|cudaSetDevice err|cuInit|cudaError|CUDA(?: driver| unknown)? error|CUDA_ERROR_|initialize CUDA|\b[Ee]rror[ =]80[234]\b|not yet initialized|capable device is detected|No CUDA GPUs|initialize NVML|stub library|StubLibrary|non supported HW|unsupported display driver|hipErrorNoDevice|No HIP GPUs|kernel image is invalid/;

/** It started, and refused what it was given to run. */
const startedBefore: ReadonlySet<string> = new Set(['CUDA_ERROR_INVALID_IMAGE', 'CUDA_ERROR_UNSUPPORTED_PTX_VERSION']);

/** Errors of the drivers' libraries, which runtimes print when they cannot start on a GPU. */
export const driverErrors: Recogniser = {
  kind: 'driver library error',
  mark,
  read(output, book) {
    const found = new Map<DriverApi, { error: string; line: (typeof output.lines)[number] }>();
    for (const line of output.lines) {
      const text = line.message.slice(0, 1_000);
      if (!mark.test(text)) continue;
      const number = numbered.exec(text)?.[1];
      const byNumber = number === undefined || (/\bError \d/.test(text) && !/cuda|CUDA/.test(text)) ? undefined : cudaErrors[number];
      if (byNumber !== undefined) found.set('cuda', { error: byNumber, line });
      for (const [patterns, api, error] of words) {
        if (found.has(api)) continue;
        for (const pattern of patterns) {
          const match = pattern.exec(text);
          if (match !== null) found.set(api, { error: error === '' ? (match[1] as string) : error, line });
        }
      }
    }
    for (const [api, { error, line }] of found) {
      const item = book.item(at(line, 'log'), driverLibraries, `text:${api}`);
      item(driverLibraries.item.api, api);
      item(driverLibraries.item.outcome, startedBefore.has(error) ? 'answers' : 'refuses');
      item(driverLibraries.item.error, error);
      book.recognised('driver library error', line.number, line.number);
    }
    return found.size > 0;
  },
};
