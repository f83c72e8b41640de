/**
 * How a report is set: a page of a book, in Typst. Everything that is said comes as data, by `sys.inputs.report` (see
 * `typstInput`); nothing of it is ever read as markup.
 */
export const typstTemplate = String.raw`
#let report = json(bytes(sys.inputs.report))

#let ink = rgb("#1f1c19")
#let soft = rgb("#57524d")
#let faint = rgb("#6b655f")
#let hair = rgb("#d9d4cd")
#let accent = rgb("#1d5285")
#let tones = (
  appears: rgb("#8b857e"),
  corroborates: rgb("#1d6b45"),
  contradicts: rgb("#a92a20"),
  qualifies: rgb("#85590a"),
)
#let marks = (appears: "●", corroborates: "▲", contradicts: "▼", qualifies: "◆")
#let sans = ("Inter", "Noto Naskh Arabic")
#let serif = ("Source Serif 4", "Noto Naskh Arabic")

#set document(title: report.title, author: report.generator, keywords: ("claims", "evidence"), date: none)
#set page(
  paper: "a4",
  margin: (top: 30mm, bottom: 28mm, inside: 34mm, outside: 40mm),
  footer-descent: 40%,
  numbering: (page, ..) => text(font: sans, size: 7.6pt, fill: faint, str(page)),
)
#set text(font: serif, size: 10pt, fill: ink, lang: "en", hyphenate: false, number-type: "old-style", costs: (widow: 300%, orphan: 300%))
#set par(leading: 0.66em, spacing: 0.9em, linebreaks: "simple")
#set footnote.entry(separator: line(length: 18%, stroke: 0.4pt + hair), gap: 0.38em, indent: 0pt, clearance: 1em)
#show footnote.entry: set text(size: 7.4pt, fill: soft, number-type: "lining")
#show footnote.entry: set par(leading: 0.48em)
#show link: set text(fill: accent)
#show heading: set text(font: serif, weight: "semibold", number-type: "lining")
#show heading.where(level: 1): it => {
  set text(size: 17pt)
  block(above: 2.6em, below: 1.1em, sticky: true, it.body)
}
#show heading.where(level: 2): it => {
  set text(size: 13pt)
  block(above: 2em, below: 0.8em, sticky: true, it.body)
}
#show heading.where(level: 3): it => {
  set text(size: 11.6pt)
  set par(leading: 0.5em)
  block(above: 0.5em, below: 0.9em, sticky: true, it.body)
}
#show heading.where(level: 4): it => {
  set text(font: sans, size: 8pt, weight: "semibold")
  block(above: 1.25em, below: 0.7em, sticky: true, it.body)
}

#let lines(it) = it.split("\n").map(text).join(linebreak())
#let small(it) = text(font: sans, size: 7.8pt, fill: faint, number-type: "lining", it)
#let hash(it) = text(font: "DejaVu Sans Mono", size: 5.6pt, it)
#let directed(piece, body) = {
  let isRight = piece.direction == "rtl"
  if piece.language == "en" and not isRight { return body } // As the document is: a style less to carry.
  let dir = if isRight { rtl } else { ltr }
  if piece.language != none { text(dir: dir, lang: piece.language, body) } else { text(dir: dir, body) }
}

#let words(parts) = {
  for part in parts {
    let it = lines(part.text)
    if part.at("bold", default: false) { it = strong(it) }
    if part.at("italic", default: false) { it = emph(it) }
    if "relation" in part { it = text(fill: tones.at(part.relation), it) }
    if "link" in part { it = link(part.link, it) }
    if "to" in part { it = link(label(part.to), text(fill: ink, it)) }
    it
  }
}

#let citation(cited) = {
  let title = text(cited.title + ". ")
  if cited.to { link(label("source-" + str(cited.source)), text(fill: soft, title)) } else { title }
  text(cited.text)
  if cited.retold != none { emph(text(" " + cited.retold)) }
  if cited.link != none { [ ]; link(cited.link, cited.linkWords) }
  if cited.textSha256 != none { [ SHA-256 ]; hash(cited.textSha256) }
}

#let quotation(piece) = {
  let tone = tones.at(piece.relation)
  let note = footnote(citation(piece.citation))
  block(
    inset: (left: if piece.direction == "rtl" { 0pt } else { 11pt }, right: if piece.direction == "rtl" { 11pt } else { 0pt }, y: 1pt),
    stroke: if piece.direction == "rtl" { (right: 1.4pt + tone) } else { (left: 1.4pt + tone) },
    above: 0.85em,
    below: 0.85em,
    width: 100%,
    {
      directed(piece, {
        lines(piece.text)
        if piece.direction == "rtl" { [ ] }
        note
      })
      if piece.reason != "" { par(spacing: 0.5em, text(size: 9pt, fill: soft, lines(piece.reason))) }
      let about = (if piece.retold { ("retold",) } else { () }) + (if piece.bearing != "" { (piece.bearing,) } else { () })
      if about.len() > 0 { par(spacing: 0.5em, small(about.join(" · "))) }
    },
  )
}

#let facts(rows) = if rows.len() > 0 {
  set text(size: 8.8pt)
  set par(leading: 0.5em)
  block(above: 0.9em, below: 1.1em, for (term, value) in rows {
    block(above: 0.5em, below: 0pt, {
      place(text(font: sans, size: 7.6pt, fill: faint, term))
      pad(left: 62pt, text(value))
    })
  })
}

#let verdict(piece) = block(stroke: (top: 0.5pt + hair, bottom: 0.5pt + hair), inset: (y: 7pt), width: 100%, above: 1em, below: 1em, {
  par({ strong(text("Verdict: " + piece.verdict)); small("  " + piece.by) })
  par(lines(piece.rationale))
  if piece.dissent != "" { par({ strong("Dissent. "); lines(piece.dissent) }) }
  if piece.note != "" { par(small(piece.note)) }
})

#let group-title(group) = block(above: 1.2em, below: 0.7em, sticky: true, text(
  font: sans, size: 8pt, weight: "semibold", number-type: "lining", fill: tones.at(group.relation).darken(10%),
  if group.relation == "appears" { group.title } else { marks.at(group.relation) + " " + group.title },
))

#let claim(piece) = {
  let kicker = par(text(font: sans, size: 7.4pt, fill: faint, number-type: "lining", tracking: 0.02em, piece.kicker))
  let title = heading(level: 3, text(piece.wording))
  let body = {
    block(above: 2.1em, below: 0.5em, sticky: true, kicker)
    if piece.anchor != none [#title#label(piece.anchor)] else { title }
    if piece.withdrawal != none { par(emph(lines(piece.withdrawal))) }
    facts(piece.facts)
    if piece.verdict != none { verdict(piece.verdict) }
    for group in piece.groups {
      group-title(group)
      for each in group.quotations { quotation(each) }
    }
    if piece.missing != "" { par(emph(text(fill: soft, piece.missing))) }
    if piece.assessments.len() > 0 {
      block(above: 1.2em, below: 0.7em, sticky: true, text(font: sans, size: 8pt, weight: "semibold", "Assessments"))
      for each in piece.assessments {
        par({ strong(text(each.by)); small("  " + each.judged + "  "); text(size: 9pt, lines(each.rationale)) })
      }
    }
  }
  // A claim that fits is kept on one page; that is kinder to the reader, and three times as fast to set.
  if piece.isShort { block(breakable: false, width: 100%, above: 2.1em, body) } else { body }
}

// In a long report, what is said of each claim and quotation stands in as few paragraphs as can be: see longPieces.
#let aside(it) = text(size: 7.4pt, fill: soft, number-type: "lining", kerning: false, it)

#let brief-quotation(piece) = {
  let bar = 1.4pt + tones.at(piece.relation)
  let isRight = piece.direction == "rtl"
  block(
    inset: if isRight { (right: 11pt) } else { (left: 11pt) },
    stroke: if isRight { (right: bar) } else { (left: bar) },
    above: 0.8em,
    below: 0.8em,
    width: 100%,
    {
      directed(piece, lines(piece.text))
      if piece.reason != "" { linebreak(); text(size: 9pt, fill: soft, lines(piece.reason)) }
      linebreak()
      aside(piece.about)
      if piece.sha256 != none { aside(" SHA-256 "); hash(piece.sha256) }
    },
  )
}

#let brief-claim(piece) = {
  let body = {
    block(above: 2.1em, below: 0.5em, sticky: true, text(font: sans, size: 7.4pt, fill: faint, number-type: "lining", tracking: 0.02em, piece.kicker))
    heading(level: 3, text(piece.wording))
    if piece.withdrawal != none { par(emph(lines(piece.withdrawal))) }
    if piece.facts != "" { par(text(size: 8.8pt, fill: soft, piece.facts)) }
    if piece.verdict != none {
      par({ strong(text("Verdict: " + piece.verdict.verdict)); small("  " + piece.verdict.by); linebreak(); lines(piece.verdict.rationale) })
      if piece.verdict.dissent != "" { par(lines(piece.verdict.dissent)) }
      if piece.verdict.note != "" { par(small(piece.verdict.note)) }
    }
    for group in piece.groups {
      group-title(group)
      for each in group.quotations { brief-quotation(each) }
    }
    if piece.missing != "" { par(emph(text(fill: soft, piece.missing))) }
    if piece.assessments != "" { par(text(size: 8.8pt, lines(piece.assessments))) }
  }
  if piece.isShort { block(breakable: false, width: 100%, above: 2.1em, body) } else { body }
}

#let version(entry) = block(breakable: false, {
  strong(text(number-type: "lining", entry.title + ". "))
  text(size: 8.8pt, fill: soft, entry.text)
  if entry.retold != none { emph(text(size: 8.8pt, fill: soft, " " + entry.retold)) }
  linebreak()
  aside({ [text SHA-256 ]; hash(entry.textSha256); linebreak(); [original SHA-256 ]; hash(entry.originalSha256) })
})

#let versions(entries) = {
  heading(level: 1, "Versions quoted")
  par(text(size: 9pt, "Each quotation names its source and version. Here is when each of them was captured, and the hash of its text and of the file it came from."))
  for entry in entries { version(entry) }
}

#let figures(piece) = block(breakable: false, width: 100%, above: 1.4em, below: 1.4em, {
  block(below: 0.8em, text(font: sans, size: 8pt, weight: "semibold", number-type: "lining", piece.title))
  for row in piece.rows {
    let tone = tones.at(row.relation)
    grid(
      columns: (1.4fr, 2fr, 1.6fr), column-gutter: 8pt, align: horizon, inset: (y: 3pt),
      text(size: 8.6pt, { text(fill: tone, marks.at(row.relation)); text(" " + row.who) }),
      box(width: 100%, height: 9pt, {
        place(horizon, line(length: 100%, stroke: 0.4pt + hair))
        if row.start != none {
          place(horizon, dx: row.start * 97%, rect(width: calc.max(row.width * 97%, 3%), height: 4pt, fill: tone))
        }
      }),
      text(size: 8.6pt, number-type: "lining", row.words),
    )
  }
})

#let data-table(piece) = {
  set text(size: 8.2pt, number-type: "lining")
  set par(leading: 0.45em)
  if piece.legend != none { par(text(fill: soft, piece.legend)) }
  show table.cell.where(y: 0): set text(font: sans, size: 7.2pt, fill: faint)
  table(
    columns: piece.widths.map(width => width * 1fr),
    stroke: (x, y) => (bottom: 0.4pt + hair),
    inset: (x: 3pt, y: 4pt),
    align: left + top,
    table.header(..piece.columns.map(text)),
    ..piece.rows.flatten().map(each => { for (index, part) in each.words.enumerate() { if index > 0 { [, ] }; words((part,)) } }),
  )
}

#let source(entry) = block(above: 1.1em, below: 1.1em, breakable: false, {
  set par(hanging-indent: 1.6em, leading: 0.55em, spacing: 0.5em)
  let title = par({ text(number-type: "lining", str(entry.number) + ".  "); directed(entry, strong(text(entry.title))) })
  if entry.anchor != none [#title#label(entry.anchor)] else { title }
  pad(left: 1.6em, {
    set par(hanging-indent: 0pt)
    set text(size: 8.8pt, fill: soft)
    par({ text(entry.by + " " + entry.notes); if entry.retold != none { emph(text(" " + entry.retold)) } })
    par({ text(entry.captured); if entry.link != none { [ ]; link(entry.link, entry.linkWords) } })
    par(small({ [text SHA-256 ]; hash(entry.textSha256); linebreak(); [original SHA-256 ]; hash(entry.originalSha256) }))
  })
})

#block(above: 12mm, below: 8mm, {
  par(small("Crossread report"))
  set par(leading: 0.45em)
  block(above: 1.2em, text(size: 22pt, weight: "semibold", number-type: "lining", title()))
})
#if report.question != "" { block(below: 1.6em, text(size: 12.5pt, style: "italic", fill: soft, report.question)) }
#for about in report.about { par(spacing: 0.6em, text(size: 9pt, fill: soft, number-type: "lining", about)) }
#if report.hasContents {
  show outline.entry: set text(number-type: "lining")
  show outline.entry.where(level: 1): set block(above: 0.9em)
  show outline.entry.where(level: 1): strong
  show outline.entry.where(level: 1): set text(size: 9.4pt)
  show outline.entry.where(level: 3): set text(size: 8.6pt)
  set par(leading: 0.5em)
  block(above: 2.4em, outline(title: none, depth: report.contentsDepth, indent: 1em))
}
// A page of its own for the title and the contents, without a header.
#show: rest => if report.hasContents {
  set page(header: {
    set text(font: sans, size: 7.2pt, fill: faint)
    grid(columns: (1fr, auto), text(report.running), [As of #report.asOf])
  })
  rest
} else { rest }

#for piece in report.pieces {
  if piece.kind == "heading" { heading(level: piece.level, words(piece.words)) }
  else if piece.kind == "paragraph" { par(words(piece.words)) }
  else if piece.kind == "list" {
    if piece.ordered { enum(..piece.items.map(item => words(item.words))) } else { list(..piece.items.map(item => words(item.words))) }
  }
  else if piece.kind == "claim" { claim(piece) }
  else if piece.kind == "brief-claim" { brief-claim(piece) }
  else if piece.kind == "quotation" { quotation(piece) }
  else if piece.kind == "brief-quotation" { brief-quotation(piece) }
  else if piece.kind == "versions" { versions(piece.versions) }
  else if piece.kind == "figures" { figures(piece) }
  else if piece.kind == "table" { data-table(piece) }
  else if piece.kind == "rows" {
    set par(spacing: 0.55em, leading: 0.45em, hanging-indent: 1em)
    for row in piece.rows { par(text(size: 8.2pt, number-type: "lining", row)) }
  }
  else if piece.kind == "sources" { for entry in piece.sources { source(entry) } }
}
`;
