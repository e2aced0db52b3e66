# كلمات التقرير نفسه. أسماء الجهات والمواضيع والمواقف من حزمة القواعد.

# What was read and found
reports = { $n ->
    [zero] لا تقارير
    [one] تقرير واحد
    [two] تقريران
    [few] { $n } تقارير
    [many] { $n } تقريرا
   *[other] { $n } تقرير
}
outlets = { $n ->
    [zero] لا وسائل إعلام
    [one] وسيلة إعلام واحدة
    [two] وسيلتا إعلام
    [few] { $n } وسائل إعلام
   *[other] { $n } وسيلة إعلام
}
claims = { $n ->
    [zero] لا أقوال
    [one] قول واحد
    [two] قولان
    [few] { $n } أقوال
    [many] { $n } قولا
   *[other] { $n } قول
}
statements = { $n ->
    [zero] لا تصريحات
    [one] تصريح واحد
    [two] تصريحان
    [few] { $n } تصريحات
    [many] { $n } تصريحا
   *[other] { $n } تصريح
}
conflicts = { $n ->
    [zero] لا تعارض
    [one] تعارض واحد
    [two] تعارضان
    [few] { $n } تعارضات
    [many] { $n } تعارضا
   *[other] { $n } تعارض
}
contradictions = { $n ->
    [zero] لا تناقض
    [one] تناقض واحد
    [two] تناقضان
    [few] { $n } تناقضات
    [many] { $n } تناقضا
   *[other] { $n } تناقض
}
shifts = { $n ->
    [zero] لا تحول
    [one] تحول واحد
    [two] تحولان
    [few] { $n } تحولات
    [many] { $n } تحولا
   *[other] { $n } تحول
}
divergences = { $n ->
    [zero] لا تباين
    [one] تباين واحد
    [two] تباينان
    [few] { $n } تباينات
    [many] { $n } تباينا
   *[other] { $n } تباين
}
skipped = المتروك: { $n }
span = من { $first } إلى { $last }
no-day-known = لا يعرف يوم
pack = حزمة القواعد { $id } ({ $origin })
copy-of = { $copy } نسخة من { $first }
more = + { $n } أخرى

# Headings
against = { $a } في مقابل { $b }
heading-contradictions = التناقضات
heading-others = تناقضات أخرى
heading-shifts = التحولات: غيرت الجهة نفسها موقفها
heading-divergences = التباينات داخل الطرف الواحد
heading-unlisted = متحدثون ليسوا في حزمة القواعد، فلا يقارنون بأحد
heading-timeline = يوما بيوم
heading-matrix = التصريحات بحسب الجهة والموضوع
heading-reports = التقارير وما فيها من أقوال

# Circumstances of a claim
day-about = نحو { $day }
no-day = بلا تاريخ
outlet-unknown = وسيلة إعلام غير معروفة
same-day = في اليوم نفسه
days-apart = { $n ->
    [zero] في اليوم نفسه
    [one] بفارق يوم واحد
    [two] بفارق يومين
    [few] بفارق { $n } أيام
    [many] بفارق { $n } يوما
   *[other] بفارق { $n } يوم
}
day-unknown = التاريخ غير معروف
earlier = { $n ->
    [zero] في الجملة نفسها
    [one] قبل جملة واحدة
    [two] قبل جملتين
    [few] قبل { $n } جمل
   *[other] قبل { $n } جملة
}
via = عبر { $actor }
carried = المتحدث من جملة سابقة
learnt = متحدث عُرّف به { $earlier }
unlisted = متحدث ليس في حزمة القواعد
hedged = بتحفظ
of-another = يقوله عن { $actor }
told-by = كما رواه { $actor }
spokesperson = المتحدث { $name }

# Signs and what they mean
carried-means = لا تسمي الجملة متحدثا، وسمته جملة قبلها
hedged-means = التقرير نفسه يبقي مسافة من القول (ما يسمى، يُزعم)
of-another-means = القول عما تفعله هذه الجهة الأخرى
told-by-means = ما تقول هذه الجهة إن الأخرى قالته، وربما قيل على نحو آخر

# Kinds of conflict
kind-contradiction = تناقض
kind-shift = تحول
kind-divergence = تباين

# Nothing found
none-shown = لا تناقض في المعروض.
none-between = لا تناقض بينهما.
none-found = لم يعثر على تناقض.

# The page
page-skip = إلى التناقضات مباشرة
page-standfirst = حيث يقول طرفان ما لا يصح كلاهما معا، بكلماتهما، مع اليوم ووسيلة الإعلام التي نقلتها.
page-sections = الأقسام
page-reports = التقارير
page-found = النتيجة
page-days = الأيام
page-pack = حزمة القواعد
page-skipped = لم يقرأ
page-copies = النسخ
page-undated = بلا تاريخ، فلا يقارن إلا بنفسه
page-shown = المعروض
page-then = ثم
page-published = نُشر
page-file = الملف
page-also = تصريحات هذا الصف كلها: { $n }
page-quotation = الاقتباس
page-no-claims = لا أقوال فيه.
page-how = كيف تقرأ هذه الصفحة
page-how-words = التناقض بين جهتين لا يمكن أن تصدقا معا، عن الأطراف نفسها وفي المدة التي يسمح بها الموضوع. والتحول جهة غيرت موقفها. والتباين بين صوتين من طرف واحد. تقول الصفحة إن قولين لا يجتمعان، ولا تقول أيهما الصحيح.
page-how-quotes = كل اقتباس كما ورد في التقرير، مع كلمات قليلة قبله وبعده، والكلمات الفاصلة معلّمة. ولون العلامة وشكلها يدلان على شيء واحد: جواب الجهة في الموضوع.
page-how-lines = الخطوط في الرسوم: يصل كل منها بين التصريحين المعروضين في صفه.
page-made = أعده gainsay
page-nothing = لا شيء في هذه الصفحة يوافق التصفية.

# Links to the sections
nav-contradictions = التناقضات
nav-others = تناقضات أخرى
nav-shifts = التحولات
nav-divergences = التباينات
nav-timeline = يوما بيوم
nav-matrix = الجهات والمواضيع
nav-reports = التقارير

# Filters
filter = تصفية
filter-topic = الموضوع
filter-actor = الجهة
filter-outlet = وسيلة الإعلام
filter-kind = النوع
filter-from = من
filter-to = إلى
filter-search = بحث
filter-others = آخرون
filter-all = الكل
filter-reset = عرض الكل
filter-count = المعروض: { $rows } من { $all-rows } صفا، و{ $claims } من { $all-claims } قولا

# Charts
chart-actor = الجهة
chart-day = اليوم
chart-position = الموقف
chart-outlets = وسائل الإعلام
chart-claims = الأقوال
chart-no-day = بلا تاريخ
chart-table = الشيء نفسه في جدول
chart-title = { $topic }: من قال ماذا وفي أي يوم
chart-scroll = { $what } (يُمرر أفقيا)
line-contradiction = تناقض
line-shift = تحول
line-divergence = تباين

# Days
day-long = { $day } { $month } { $year }
month-of-year = { $month } { $year }
month-1 = كانون الثاني/يناير
month-2 = شباط/فبراير
month-3 = آذار/مارس
month-4 = نيسان/أبريل
month-5 = أيار/مايو
month-6 = حزيران/يونيو
month-7 = تموز/يوليو
month-8 = آب/أغسطس
month-9 = أيلول/سبتمبر
month-10 = تشرين الأول/أكتوبر
month-11 = تشرين الثاني/نوفمبر
month-12 = كانون الأول/ديسمبر
month-name-1 = يناير
month-name-2 = فبراير
month-name-3 = مارس
month-name-4 = أبريل
month-name-5 = مايو
month-name-6 = يونيو
month-name-7 = يوليو
month-name-8 = أغسطس
month-name-9 = سبتمبر
month-name-10 = أكتوبر
month-name-11 = نوفمبر
month-name-12 = ديسمبر

# What a choice left
shown = المعروض: { $what }
or = أو
shown-between = بين { $a } و{ $b }
shown-topic = الموضوع { $name }
shown-actor = الجهة { $name }
shown-kind = النوع { $name }
shown-since = منذ { $day }
shown-until = حتى { $day }
shown-named = المتحدثون المسمون
shown-undated = { $n ->
    [zero] لم يترك شيء لأنه بلا تاريخ
    [one] ترك قول واحد بلا تاريخ
    [two] ترك قولان بلا تاريخ
    [few] تركت { $n } أقوال بلا تاريخ
    [many] ترك { $n } قولا بلا تاريخ
   *[other] ترك { $n } قول بلا تاريخ
}

# Lists and columns
label-outlets = وسائل الإعلام
label-skipped = المتروك
label-copies = النسخ
label-undated = بلا تاريخ، فلا يقارن إلا بنفسه
section-shifts = التحولات
heading-claims = الأقوال
column-conflict = التعارض
column-one = طرف
column-other = الطرف الآخر
column-apart = الفارق
column-claim = القول
column-actor = الجهة
column-position = الموقف
column-day = اليوم
column-quotation = الاقتباس
next = التالي
next-passages = المقطعان وكيف قُرئ كل منهما
next-claims = من قال ماذا، من غير تعارض
next-passage = المقطع وكيف قُرئ
no-claims-found = لم يعثر على أقوال.
then = ثم { $stand }
versus = في مقابل { $stand }

# One row or claim in full
show-statement = تصريح
show-claim = قول
verdict-contradiction = لا يصحان معا عن الأطراف نفسها في الوقت نفسه
verdict-shift = انتقلت الجهة نفسها من الأول إلى الثاني
verdict-divergence = صوتان من طرف واحد
nearest-of = الأقرب من { $n } من أزواج التصريحات
other-pairs = أزواج أخرى من التصريحات
published = نُشر في { $day }
copy-of-this = نسخة من { $first }
entry-also = أيضا
entry-speaker = المتحدث
entry-day = اليوم
entry-parties = الأطراف
entry-rule = القاعدة
entry-force = الفعل
entry-place = الموضع
entry-conflicts = التعارض
no-parties = لم يسم أحد
characters = الحروف { $start } إلى { $end } من النص
speaker-named = سمته الجملة
speaker-own = قناتها نفسها، ولا يتكلم غيرها في الجملة
speaker-carried = من جملة سابقة: لا تسمي الجملة أحدا؛ سمي { $earlier }
speaker-learnt = شخص عرّفه التقرير متحدثا باسمها، { $earlier }
speaker-unlisted = سمته الجملة وليس في حزمة القواعد
speaker-nested = ضمن تصريح من { $actor }
speaker-hedged = بتحفظ من التقرير
basis-published = يوم النشر: لا يذكر النص غيره
basis-stated = كما في النص
basis-unknown = لا يذكره النص ولا بيانات التقرير
content = المضمون
negation = نفي لغوي
force-affirm = تأكيد
force-deny = نفي
force-refuse = رفض
force-accept = قبول
force-threaten = تهديد
force-allege = زعم
mark-speaker = المتحدث
mark-cue = كلمة الفعل
mark-content = ما طابق القاعدة
