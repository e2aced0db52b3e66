# Слова самого отчёта. Названия участников, тем и позиций берутся из пакета правил.

# What was read and found
reports = { $n ->
    [one] { $n } сообщение
    [few] { $n } сообщения
   *[other] { $n } сообщений
}
outlets = { $n ->
    [one] { $n } издание
    [few] { $n } издания
   *[other] { $n } изданий
}
claims = { $n ->
    [one] { $n } утверждение
    [few] { $n } утверждения
   *[other] { $n } утверждений
}
statements = { $n ->
    [one] { $n } заявление
    [few] { $n } заявления
   *[other] { $n } заявлений
}
conflicts = { $n ->
    [one] { $n } расхождение
    [few] { $n } расхождения
   *[other] { $n } расхождений
}
contradictions = { $n ->
    [one] { $n } противоречие
    [few] { $n } противоречия
   *[other] { $n } противоречий
}
shifts = { $n ->
    [one] { $n } смена позиции
    [few] { $n } смены позиции
   *[other] { $n } смен позиции
}
divergences = { $n ->
    [one] { $n } разногласие
    [few] { $n } разногласия
   *[other] { $n } разногласий
}
skipped = пропущено: { $n }
span = с { $first } по { $last }
no-day-known = дата неизвестна
pack = пакет правил { $id } ({ $origin })
copy-of = { $copy } — копия { $first }
more = + ещё { $n }

# Headings
against = { $a } — { $b }
heading-contradictions = Противоречия
heading-others = Другие противоречия
heading-shifts = Смена позиции: тот же участник сказал иное
heading-divergences = Разногласия внутри одной стороны
heading-unlisted = Говорящие, которых нет в пакете правил; ни с кем не сравниваются
heading-timeline = День за днём
heading-matrix = Заявления по участникам и темам
heading-reports = Сообщения и утверждения в них

# Circumstances of a claim
day-about = около { $day }
no-day = без даты
outlet-unknown = издание неизвестно
same-day = в тот же день
days-apart = { $n ->
    [one] разница { $n } день
    [few] разница { $n } дня
   *[other] разница { $n } дней
}
day-unknown = дата неизвестна
earlier = { $n ->
    [0] в том же предложении
    [one] за { $n } предложение до этого
    [few] за { $n } предложения до этого
   *[other] за { $n } предложений до этого
}
via = через { $actor }
carried = говорящий назван раньше
learnt = представитель назван { $earlier }
unlisted = говорящего нет в пакете правил
hedged = с оговоркой
of-another = говорит о другом: { $actor }
told-by = в изложении: { $actor }
spokesperson = представитель { $name }

# Signs and what they mean
carried-means = предложение не называет говорящего, его называет более раннее
hedged-means = само сообщение не ручается за эти слова (так называемый, якобы)
of-another-means = утверждение о том, что делает этот другой участник
told-by-means = что, по словам этого участника, сказал другой; сказано могло быть иначе

# Kinds of conflict
kind-contradiction = противоречие
kind-shift = смена позиции
kind-divergence = разногласие

# Nothing found
none-shown = Среди показанного противоречий нет.
none-between = Противоречий между ними нет.
none-found = Противоречий не найдено.

# The page
page-skip = К противоречиям
page-standfirst = Где две стороны говорят то, что не может быть верно одновременно: их словами, с указанием дня и издания.
page-sections = Разделы
page-reports = Сообщения
page-found = Найдено
page-days = Дни
page-pack = Пакет правил
page-skipped = Пропущено
page-copies = Копии
page-undated = Без даты, поэтому сравниваются только внутри себя
page-shown = Показано
page-then = затем
page-published = Опубликовано
page-file = Файл
page-also = Все заявления этой строки: { $n }
page-quotation = Цитата
page-no-claims = Утверждений в нём не найдено.
page-how = Как читать эту страницу
page-how-words = Противоречие — между двумя участниками, которые не могут быть правы оба, об одних и тех же сторонах и в пределах срока, заданного темой. Смена позиции — когда сам участник сказал иное. Разногласие — между двумя голосами одной стороны. Страница говорит, что два утверждения несовместимы, а не какое из них верно.
page-how-quotes = Каждая цитата приведена как в сообщении, с несколькими словами до и после неё; решающие слова выделены. Цвет и форма знака говорят об одном: какой ответ участник даёт по теме.
page-how-lines = Линии на графиках: каждая соединяет два заявления, показанные в её строке.
page-made = Составлено программой gainsay
page-nothing = Этим условиям на странице ничего не отвечает.

# Links to the sections
nav-contradictions = Противоречия
nav-others = Другие противоречия
nav-shifts = Смены позиции
nav-divergences = Разногласия
nav-timeline = День за днём
nav-matrix = Участники и темы
nav-reports = Сообщения

# Filters
filter = Отбор
filter-topic = Тема
filter-actor = Участник
filter-outlet = Издание
filter-kind = Вид
filter-from = С
filter-to = По
filter-search = Поиск
filter-others = прочие
filter-all = все
filter-reset = Показать всё
filter-count = Показано строк: { $rows } из { $all-rows }, утверждений: { $claims } из { $all-claims }

# Charts
chart-actor = Участник
chart-day = День
chart-position = Позиция
chart-outlets = Издания
chart-claims = Утверждения
chart-no-day = без даты
chart-table = То же в виде таблицы
chart-title = { $topic }: кто, что и когда сказал
chart-scroll = { $what } (прокручивается вбок)
line-contradiction = противоречие
line-shift = смена позиции
line-divergence = разногласие

# Days
day-long = { $day } { $month } { $year }
month-of-year = { $month } { $year }
month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря
month-name-1 = январь
month-name-2 = февраль
month-name-3 = март
month-name-4 = апрель
month-name-5 = май
month-name-6 = июнь
month-name-7 = июль
month-name-8 = август
month-name-9 = сентябрь
month-name-10 = октябрь
month-name-11 = ноябрь
month-name-12 = декабрь

# What a choice left
shown = показано: { $what }
or = или
shown-between = между: { $a } и { $b }
shown-topic = тема { $name }
shown-actor = участник { $name }
shown-kind = вид { $name }
shown-since = с { $day }
shown-until = по { $day }
shown-named = названные говорящие
shown-undated = { $n ->
    [one] { $n } утверждение без даты не показано
    [few] { $n } утверждения без даты не показаны
   *[other] { $n } утверждений без даты не показаны
}

# Lists and columns
label-outlets = издания
label-skipped = пропущено
label-copies = копии
label-undated = без даты, поэтому сравниваются только внутри себя
section-shifts = Смены позиции
heading-claims = Утверждения
column-conflict = расхождение
column-one = одна сторона
column-other = другая
column-apart = разница
column-claim = утверждение
column-actor = участник
column-position = позиция
column-day = день
column-quotation = цитата
next = дальше
next-passages = оба отрывка и как прочитан каждый
next-claims = кто что утверждает, без расхождений
next-passage = отрывок и как он прочитан
no-claims-found = Утверждений не найдено.
then = затем { $stand }
versus = против: { $stand }

# One row or claim in full
show-statement = заявление
show-claim = утверждение
verdict-contradiction = не могут быть верны оба — об одних и тех же сторонах в одно и то же время
verdict-shift = тот же участник перешёл от первого ко второму
verdict-divergence = два голоса одной стороны
nearest-of = ближайшая из пар заявлений, всего пар: { $n }
other-pairs = Другие пары заявлений
published = опубликовано { $day }
copy-of-this = копия { $first }
entry-also = также
entry-speaker = говорит
entry-day = день
entry-parties = стороны
entry-rule = правило
entry-force = действие
entry-place = место
entry-conflicts = спорит с
no-parties = не названы
characters = знаки с { $start } по { $end } текста
speaker-named = назван в предложении
speaker-own = собственный канал; никто другой в предложении не говорит
speaker-carried = назван раньше: само предложение никого не называет; назван { $earlier }
speaker-learnt = лицо, представленное сообщением как говорящее от его имени, { $earlier }
speaker-unlisted = назван, но пакет правил его не знает
speaker-nested = внутри заявления: { $actor }
speaker-hedged = сообщение не ручается
basis-published = день публикации: другого текст не называет
basis-stated = как сказано в тексте
basis-unknown = его не называют ни текст, ни сведения о сообщении
content = содержание
negation = отрицание
force-affirm = утверждает
force-deny = отрицает
force-refuse = отказывается
force-accept = соглашается
force-threaten = угрожает
force-allege = приписывает
mark-speaker = говорящий
mark-cue = слово, выражающее действие
mark-content = что совпало с правилом
