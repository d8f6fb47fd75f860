import { crc32 } from 'node:zlib'

/** A zip archive with stored (uncompressed) entries, every one a regular file of mode 0644. */
export function makeZip(entries: Readonly<Record<string, string | Buffer>>): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(entries)) {
    const body = Buffer.from(content)
    const fields = commonFields(body, Buffer.byteLength(name))
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), body])
    directory.push(directoryEntry(name, fields, offset))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  return Buffer.concat([...locals, central, endOfDirectory(directory.length, central.length, offset)])
}

/** Version, flags, method, time, CRC-32, both sizes, name length and extra length: the same in both headers. */
function commonFields(body: Buffer, nameLength: number): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(0x0800, 2)
  fields.writeUInt32LE(0x00210000, 6)
  fields.writeUInt32LE(crc32(body), 10)
  fields.writeUInt32LE(body.length, 14)
  fields.writeUInt32LE(body.length, 18)
  fields.writeUInt16LE(nameLength, 22)
  return fields
}

function directoryEntry(name: string, fields: Buffer, offset: number): Buffer {
  const madeBy = Buffer.alloc(2)
  madeBy.writeUInt16LE((3 << 8) | 20, 0)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE((0o100644 << 16) >>> 0, 6)
  rest.writeUInt32LE(offset, 10)
  return Buffer.concat([Buffer.from('PK\x01\x02'), madeBy, fields, rest, Buffer.from(name)])
}

function endOfDirectory(count: number, sizeBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(sizeBytes, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

/** The entries of an archive that {@link makeZip} has made. */
export function readZip(archive: Buffer): Record<string, Buffer> {
  const entries: Record<string, Buffer> = {}
  let offset = 0
  while (archive.readUInt32LE(offset) === 0x04034b50) {
    const sizeBytes = archive.readUInt32LE(offset + 18)
    const bodyOffset = offset + 30 + archive.readUInt16LE(offset + 26)
    entries[archive.toString('utf8', offset + 30, bodyOffset)] = archive.subarray(
      bodyOffset,
      bodyOffset + sizeBytes,
    )
    offset = bodyOffset + sizeBytes
  }
  return entries
}
