# The words of the report itself. Names of actors, topics and positions are not here: they belong to the rule pack.

# What was read and found
reports = { $n ->
    [one] { $n } report
   *[other] { $n } reports
}
outlets = { $n ->
    [one] { $n } outlet
   *[other] { $n } outlets
}
claims = { $n ->
    [one] { $n } claim
   *[other] { $n } claims
}
statements = { $n ->
    [one] { $n } statement
   *[other] { $n } statements
}
conflicts = { $n ->
    [one] { $n } conflict
   *[other] { $n } conflicts
}
contradictions = { $n ->
    [one] { $n } contradiction
   *[other] { $n } contradictions
}
shifts = { $n ->
    [one] { $n } shift
   *[other] { $n } shifts
}
divergences = { $n ->
    [one] { $n } divergence
   *[other] { $n } divergences
}
skipped = { $n } skipped
span = { $first } to { $last }
no-day-known = no day known
pack = pack { $id } ({ $origin })
copy-of = { $copy } of { $first }
more = + { $n } more

# Headings
against = { $a } against { $b }
heading-contradictions = Contradictions
heading-others = Other contradictions
heading-shifts = Shifts: the same actor moved
heading-divergences = Divergences within a side
heading-unlisted = Speakers that the pack does not list, compared with nobody
heading-timeline = Day by day
heading-matrix = Statements by actor and topic
heading-reports = Reports and their claims

# Circumstances of a claim
day-about = about { $day }
no-day = no day
outlet-unknown = outlet unknown
same-day = same day
days-apart = { $n ->
    [one] { $n } day apart
   *[other] { $n } days apart
}
day-unknown = day unknown
earlier = { $n ->
    [0] in the same sentence
    [one] { $n } sentence earlier
   *[other] { $n } sentences earlier
}
via = via { $actor }
carried = carried over
learnt = spokesperson introduced { $earlier }
unlisted = speaker not in the pack
hedged = hedged
of-another = says it of { $actor }
told-by = as told by { $actor }
spokesperson = spokesperson { $name }

# Signs and what they mean
carried-means = the sentence names no speaker; an earlier one does
hedged-means = the report itself keeps its distance (so-called, alleged)
of-another-means = the claim is about what this other body does
told-by-means = what this actor says that the other said; it may have been said otherwise

# Kinds of conflict
kind-contradiction = contradiction
kind-shift = shift
kind-divergence = divergence

# Nothing found
none-shown = No contradiction among what is shown.
none-between = No contradiction between them.
none-found = No contradiction found.

# The page
page-skip = Skip to the contradictions
page-standfirst = Where two sides say what cannot both be true, in their own words, with the day and the outlet that carried them.
page-sections = Sections
page-reports = Reports
page-found = Found
page-days = Days
page-pack = Rule pack
page-skipped = Skipped
page-copies = Copies
page-undated = No day, so compared only within themselves
page-shown = Shown
page-then = then
page-published = Published
page-file = File
page-also = All { $n } statements of this row
page-quotation = Quotation
page-no-claims = No claim found in it.
page-how = How to read this page
page-how-words = A contradiction is between two actors who cannot both be right, of the same parties, within the days that the topic allows. A shift is one actor who moved. A divergence is between two voices of one side. The page says that two claims are at odds, not which of them is true.
page-how-quotes = Each quotation stands as in the report, with a few words before and behind it; the words that decided are marked. Colour and shape of a sign say the same: which answer an actor gives on a topic.
page-how-lines = Lines in the charts: from one day to another, each joins the two statements shown in its row.
page-made = Made by gainsay
page-nothing = Nothing on this page matches the filters.

# Links to the sections
nav-contradictions = Contradictions
nav-others = Other contradictions
nav-shifts = Shifts
nav-divergences = Divergences
nav-timeline = Day by day
nav-matrix = Actors and topics
nav-reports = Reports

# Filters
filter = Filter
filter-topic = Topic
filter-actor = Actor
filter-outlet = Outlet
filter-kind = Kind
filter-from = From
filter-to = To
filter-search = Search
filter-others = others
filter-all = all
filter-reset = Show everything
filter-count = Shown: { $rows } of { $all-rows } rows, { $claims } of { $all-claims } claims

# Charts
chart-actor = Actor
chart-day = Day
chart-position = Position
chart-outlets = Outlets
chart-claims = Claims
chart-no-day = no day
chart-table = The same as a table
chart-title = { $topic }: who said what on which day
chart-scroll = { $what } (scrolls sideways)
line-contradiction = contradiction
line-shift = shift
line-divergence = divergence

# Days
day-long = { $day } { $month } { $year }
month-of-year = { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-name-1 = January
month-name-2 = February
month-name-3 = March
month-name-4 = April
month-name-5 = May
month-name-6 = June
month-name-7 = July
month-name-8 = August
month-name-9 = September
month-name-10 = October
month-name-11 = November
month-name-12 = December

# What a choice left
shown = shown { $what }
or = or
shown-between = between { $a } and { $b }
shown-topic = topic { $name }
shown-actor = actor { $name }
shown-kind = kind { $name }
shown-since = since { $day }
shown-until = until { $day }
shown-named = named speakers
shown-undated = { $n ->
    [one] { $n } claim without a day left out
   *[other] { $n } claims without a day left out
}

# Lists and columns
label-outlets = outlets
label-skipped = skipped
label-copies = copies
label-undated = no day, so compared only within themselves
section-shifts = Shifts
heading-claims = Claims
column-conflict = conflict
column-one = one side
column-other = the other
column-apart = apart
column-claim = claim
column-actor = actor
column-position = position
column-day = day
column-quotation = quotation
next = next
next-passages = both passages, and how each was read
next-claims = who claims what, without conflicts
next-passage = the passage, and how it was read
no-claims-found = No claims found.
then = then { $stand }
versus = against { $stand }

# One row or claim in full
show-statement = statement
show-claim = claim
verdict-contradiction = they cannot both be true of the same parties at the same time
verdict-shift = the same actor moved from the first to the second
verdict-divergence = two voices of one side
nearest-of = the nearest of { $n } pairs of statements
other-pairs = Other pairs of statements
published = published { $day }
copy-of-this = copy of { $first }
entry-also = also
entry-speaker = speaker
entry-day = day
entry-parties = parties
entry-rule = rule
entry-force = force
entry-place = place
entry-conflicts = conflicts
no-parties = none named
characters = characters { $start } to { $end } of the text
speaker-named = named in the sentence
speaker-own = its own channel; nobody else speaks in the sentence
speaker-carried = carried over: the sentence names none; named { $earlier }
speaker-learnt = a person whom the report introduced as speaking for it, { $earlier }
speaker-unlisted = named, but the rule pack does not know it
speaker-nested = within a statement of { $actor }
speaker-hedged = hedged by the report
basis-published = the day of publication: the text gives no other
basis-stated = as the text says
basis-unknown = neither the text nor the report's metadata gives one
content = content
negation = negation
force-affirm = affirm
force-deny = deny
force-refuse = refuse
force-accept = accept
force-threaten = threaten
force-allege = allege
mark-speaker = speaker
mark-cue = word that carries a force
mark-content = what the rule matched
